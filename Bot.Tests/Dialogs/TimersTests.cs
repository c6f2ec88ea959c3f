using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

public sealed class TimersTests
{
    [Fact]
    public async Task A_conversation_whose_timer_fails_holds_up_no_other_promise()
    {
        await using var bot = await RunningBot.StartAsync();
        var broken = await PromiseAsync(bot, "broken", TimeSpan.FromHours(1));
        await bot.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("UPDATE conversations SET state = 'damaged' WHERE id = $1", broken.Value));
        await bot.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("UPDATE timers SET due_at = 0 WHERE conversation_id = $1", broken.Value));

        var sound = await PromiseAsync(bot, "sound", TimeSpan.FromMinutes(-1));

        await bot.UntilAsync(async () =>
            (await bot.Get<ConversationStore>().LoadAsync(sound)).ShouldNotBeNull().Conversation.Ticket.BrokenPromises == 1);
    }

    private static async Task<ConversationId> PromiseAsync(RunningBot bot, string address, TimeSpan within)
    {
        var now = TimeProvider.System.GetUtcNow();
        var message = new IncomingMessage
        {
            Address = new Address(ChannelName.Web, address), ExternalId = address, Sender = new Sender(address), Content = new IncomingContent.Text("hello"),
        };
        var accepted = await bot.Get<InboxStore>().AcceptAsync([message], [now], position: null, now, CancellationToken.None);
        var before = (await bot.Get<ConversationStore>().LoadAsync(accepted[0].Conversation)).ShouldNotBeNull().Conversation;
        var ticket = before.Ticket with { State = TicketState.Waiting, WaitingSince = now, PromisedBy = now + within };
        var commit = new Commit(before, before with { Ticket = ticket }) { Handled = 1, Timers = [new TimerChange(TimerKind.Promise, now + within)] };
        (await bot.Get<ConversationStore>().CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
        return before.Id;
    }
}
