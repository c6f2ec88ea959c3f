using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>The only thing the bot ever says in a group: that it goes on in private (C22). It names nobody and says nothing about the case.</summary>
internal sealed class GroupOffers(Self self, TelegramOptions options, TelegramClient client, Pace pace, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Whoever calls again and again has it in front of them, and everybody else has read it too.
    private readonly Allowance _once = new(1, TimeSpan.FromMinutes(10), clock);

    /// <summary>One try: whoever gets no answer calls again.</summary>
    public async Task MakeAsync(Reading.Called call, CancellationToken ct)
    {
        if (self.Username is not { } username || _once.Take($"{call.Chat}:{call.Sender.ExternalId}") > TimeSpan.Zero) return;
        try
        {
            var answer = await SendAsync(call.Chat, call, username, ct);
            if (answer is Answer.Rejected { MovedTo: { } moved }) answer = await SendAsync(moved, call, username, ct);
            if (answer is Answer.Rejected rejected) log.TelegramOfferFailed(call.MessageId, rejected.ToException().Message);
        }
        catch (ChannelException e)
        {
            log.TelegramOfferFailed(call.MessageId, e.Message);
        }
    }

    private async Task<Answer> SendAsync(long chat, Reading.Called call, string username, CancellationToken ct)
    {
        await pace.TakeAsync(chat, ct);
        var (words, button) = options.OfferIn(call.Sender.LanguageHint);
        var link = new Button(button, Url: $"https://t.me/{username}?start=group");
        var request = new SendMessage(chat, words, null, new ReplyMarkup([[link]]))
        {
            MessageThreadId = call.Thread, ReplyParameters = new ReplyParameters(call.MessageId),
        };
        return await client.CallAsync("sendMessage", request, TelegramJson.Default.SendMessage, Patience, ct);
    }
}
