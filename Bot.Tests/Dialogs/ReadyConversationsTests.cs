using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

public sealed class ReadyConversationsTests
{
    private static readonly ConversationId Ann = new(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_burst_is_one_turn_after_its_quiet_window()
    {
        using var ready = new ReadyConversations(_clock);

        ready.Add(Ann, _clock.GetUtcNow() + Quiet);
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        ready.Add(Ann, _clock.GetUtcNow() + Quiet);
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        Due(ready).ShouldBeEmpty();

        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Due(ready).ShouldBe([Ann]);
    }

    [Fact]
    public void Somebody_who_never_stops_writing_is_answered_all_the_same()
    {
        using var ready = new ReadyConversations(_clock);
        var start = _clock.GetUtcNow();

        while (_clock.GetUtcNow() < start + ReadyConversations.LongestWait)
        {
            Due(ready).ShouldBeEmpty();
            ready.Add(Ann, _clock.GetUtcNow() + Quiet);
            _clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        Due(ready).ShouldBe([Ann]);
    }

    [Fact]
    public void A_button_press_does_not_wait()
    {
        using var ready = new ReadyConversations(_clock);
        ready.Add(Ann, _clock.GetUtcNow() + Quiet);

        ready.Add(Ann, _clock.GetUtcNow());

        Due(ready).ShouldBe([Ann]);
    }

    [Fact]
    public void One_turn_at_a_time_and_what_came_meanwhile_afterwards()
    {
        using var ready = new ReadyConversations(_clock);
        ready.Add(Ann, _clock.GetUtcNow());
        Due(ready).ShouldBe([Ann]);

        ready.Add(Ann, _clock.GetUtcNow());
        Due(ready).ShouldBeEmpty();

        ready.Done(Ann);
        Due(ready).ShouldBe([Ann]);
        ready.Done(Ann);
        Due(ready).ShouldBeEmpty();
    }

    private static List<ConversationId> Due(ReadyConversations ready)
    {
        var due = new List<ConversationId>();
        while (ready.Due.TryRead(out var id)) due.Add(id);
        return due;
    }
}
