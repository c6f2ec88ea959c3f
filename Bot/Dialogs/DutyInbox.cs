using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>The door for a channel that one node alone may receive for: it closes when the duty is lost, and what comes later is not kept.</summary>
internal sealed class DutyInbox(Inbox inbox, IDuty duty) : IInbox
{
    public bool IsOpen => duty.IsHeld;

    public async Task<IReadOnlyList<Acceptance>> AcceptAsync(IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct)
    {
        if (await inbox.TryAcceptAsync(duty.Term, messages, position, ct) is { } accepted) return accepted;
        await duty.LoseAsync();
        throw new OperationCanceledException(duty.Lost);
    }

    public void Typing(Address address) => inbox.Typing(address);

    public Task<string?> ReadPositionAsync(ChannelName channel, CancellationToken ct) => inbox.ReadPositionAsync(channel, ct);

    public Task<IReadOnlyList<LastSeen>> LastSeenAsync(ChannelName channel, DateTimeOffset since, CancellationToken ct) =>
        inbox.LastSeenAsync(channel, since, ct);
}
