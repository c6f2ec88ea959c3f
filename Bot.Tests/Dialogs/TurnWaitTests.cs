using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Handoff;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>A script that waited goes on by itself as it would with a word or a button.</summary>
public sealed class TurnWaitTests
{
    private static readonly Script Waits = Scripts.Parse(Scripts.Yaml("""
        pause:
          wait: 2 minutes
          text: ~"Switch it off and on."
          next: which
        which:
          check:
            - if: topic = payment and urgency >= high and chance > 0.5
              next: works
          else: person
        works:
          resolve: ~"Does it work?"
          no: person
        person:
          handoff: script_ended
        """));

    [Fact]
    public void C07_a_check_behind_a_wait_goes_the_same_way_by_the_time_as_by_a_button()
    {
        var pressed = Turn.Take(Input([new Message(1, "Go on", TurnTalk.Start, Buttons.GoOn)]));
        var woken = Turn.StepDue(Input([]));

        pressed.Conversation.Triage.ShouldNotBeNull().Step.ShouldBe("works");
        woken.Conversation.Triage.ShouldBe(pressed.Conversation.Triage);
    }

    private static TurnInput Input(IReadOnlyList<Message> messages)
    {
        var begun = new TurnTalk().Conversation;
        var waiting = begun with
        {
            Language = Language.En, Greeted = true, Ticket = begun.Ticket with { Topic = Topic.Payment, Urgency = Urgency.High },
            Triage = new TriagePosition(Waits.Id, "pause") { WaitsUntil = TurnTalk.Start },
        };
        var playbook = new Playbook([Waits], [], ShippedPlaybook.Phrases, CompanyFile.None, ShippedPlaybook.It.Handoff, ShippedPlaybook.It.Articles);
        return new TurnInput(waiting, messages, Assessment.Unsure, playbook, TurnTalk.Start, TimeZoneInfo.Utc)
        {
            Record = new FirstLineRecord([new OutcomeCount(Topic.Payment, KnownAtOnce.Nothing, 38, 40)]),
        };
    }
}
