using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class PaceTests
{
    private const long Ann = 1, Ben = 2, Cem = 3, Group = -100;
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_chat_gets_a_short_burst_and_then_one_message_a_second()
    {
        var pace = Pace(new TelegramOptions { MessagesPerSecond = 0 });
        (await SentWithinAsync(pace, Ann, TimeSpan.FromSeconds(60))).ShouldBeInRange(5 + 59, 5 + 60);
    }

    [Fact]
    public async Task A_group_gets_twenty_in_any_minute()
    {
        var pace = Pace(new TelegramOptions { MessagesPerSecond = 0 });
        (await SentWithinAsync(pace, Group, TimeSpan.FromSeconds(60))).ShouldBeLessThanOrEqualTo(20);
        (await SentWithinAsync(pace, Group, TimeSpan.FromSeconds(60))).ShouldBeInRange(16, 20);
    }

    [Fact]
    public async Task A_chat_that_had_its_share_keeps_nobody_else_waiting_and_learns_when_its_turn_is()
    {
        var pace = Pace(new TelegramOptions { MessagesPerSecond = 0 });
        for (var i = 0; i < 5; i++) await TakeAsync(pace, Ann);

        (await RefusalAsync(pace, Ann)).ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        await TakeAsync(pace, Ben);
    }

    [Fact]
    public async Task All_chats_together_get_thirty_a_second()
    {
        var (pace, begin) = (Pace(new TelegramOptions()), _clock.GetUtcNow());
        for (var chat = 1; chat <= 63; chat++)
        {
            var taking = pace.TakeAsync(chat, CancellationToken.None);
            while (!taking.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(5));
                await Task.Yield();
            }
            await taking;
        }

        (_clock.GetUtcNow() - begin).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_request_to_wait_holds_its_chat_alone()
    {
        var pace = Pace(new TelegramOptions());
        pace.Refused(Ann, TimeSpan.FromSeconds(7));
        pace.Passed();
        pace.Refused(Ben, TimeSpan.FromSeconds(3));

        (await RefusalAsync(pace, Ann)).ShouldBe(TimeSpan.FromSeconds(7));
        await TakeAsync(pace, Cem);
        _clock.Advance(TimeSpan.FromSeconds(7));
        await TakeAsync(pace, Ann);
    }

    [Fact]
    public async Task When_two_chats_are_refused_and_none_let_through_between_all_are_held()
    {
        var pace = Pace(new TelegramOptions());
        pace.Refused(Ann, TimeSpan.FromSeconds(7));
        pace.Refused(Ben, TimeSpan.FromSeconds(6));

        var waiting = pace.TakeAsync(Cem, CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<ChannelException>(waiting)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(6));
        _clock.Advance(TimeSpan.FromSeconds(6));
        await TakeAsync(pace, Cem);
    }

    private Pace Pace(TelegramOptions options) => new(options, _clock);

    private static Task TakeAsync(Pace pace, long chat) => pace.TakeAsync(chat, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

    private static async Task<TimeSpan> RefusalAsync(Pace pace, long chat)
    {
        var refusal = await Should.ThrowAsync<ChannelException>(TakeAsync(pace, chat));
        refusal.Failure.ShouldBe(DeliveryFailure.NotDelivered);
        return refusal.RetryAfter.ShouldNotBeNull();
    }

    private async Task<int> SentWithinAsync(Pace pace, long chat, TimeSpan time)
    {
        var (sent, end) = (0, _clock.GetUtcNow() + time);
        while (_clock.GetUtcNow() < end)
        {
            try
            {
                await TakeAsync(pace, chat);
                sent++;
            }
            catch (ChannelException e)
            {
                _clock.Advance(e.RetryAfter!.Value);
            }
        }
        return sent;
    }
}
