using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Delivers what the outbox holds.</summary>
internal sealed class WeekPost(WeekOffice office)
{
    private const int AtOnce = 200;
    private readonly OutboxStore _outbox = office.Get<OutboxStore>();

    private readonly List<(FakeMessenger Messenger, Delivery Delivery)> _ways =
        [.. office.Messengers.Select(messenger => (messenger, new Delivery(
            messenger, new SoleDuty(), office.Get<OutboxStore>(), office.Get<IAttachments>(), office.Get<IOptions<DialogOptions>>(), office.Get<DialogMetrics>(), office.Clock,
            NullLogger<Delivery>.Instance)))];

    public async Task DeliverAsync()
    {
        foreach (var (messenger, delivery) in _ways)
        {
            while (await _outbox.NextAsync(messenger.Name, DateTimeOffset.MinValue) <= office.Clock.GetUtcNow())
            {
                var rows = await _outbox.ClaimAsync(messenger.Name, office.Clock.GetUtcNow(), AtOnce);
                if (rows.Count == 0) break;
                await SideBySide.DoAsync(rows, row => delivery.MakeAsync(row, CancellationToken.None, CancellationToken.None));
            }
        }
    }
}
