using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>"A person, please" works at every step of every script, also misspelt (C10).</summary>
public sealed class TurnPersonEverywhereTests
{
    private const string EveryKind = """
        soon:
          wait: 2 minutes
          text: ~"Switch it off and on."
          next: log
        log:
          request_evidence: ~"Please send the log."
          why: ~"It shows where it stops."
          next: known
          alternative: known
        known:
          article: search
          next: mail
        mail:
          ask: ~"Which e-mail address?"
          check: email
          fact: email
          choices:
            - { value: unknown, label: ~"I have none", next: words }
          next: words
        words:
          ask: ~"What happened, in your own words?"
          check: text
          fact: story
          next: sure
        sure:
          ask: ~"Is that all?"
          check: yes_no
          fact: sure
          next: picture
        picture:
          ask: ~"Please send a picture."
          check: file
          fact: picture
          choices:
            - { value: unknown, label: ~"I have none", next: done }
          next: done
        done:
          resolve:
          no: person
        person:
          handoff: script_ended
        """;

    private static readonly Script OfEveryKind = Scripts.Parse(Scripts.Yaml(EveryKind, "[story, sure, picture]"));

    public static TheoryData<string> Wishes { get; } = new(
        "let me speek to a humann", "i want a real persn", "operater please", "agent",
        "пазовите чиловека", "хочу с апиратором", "дайте оператера", "человека",
        "chce pogadac z czlowiekem", "poprosze konsultatna", "prosze o konsultnta", "człowieka");

    [Theory]
    [MemberData(nameof(Wishes))]
    public void C10_At_every_step_of_every_kind_a_misspelt_wish_is_granted(string wish)
    {
        foreach (var (playbook, at) in Places()) Granted(playbook, at, talk => talk.Mumbles(wish), wish);
    }

    [Theory]
    [InlineData("/human")]
    [InlineData("/operator")]
    public void C10_At_every_step_of_every_kind_the_command_is_obeyed(string command)
    {
        foreach (var (playbook, at) in Places()) Granted(playbook, at, talk => talk.Mumbles(command), command);
    }

    [Fact]
    public void C10_At_every_step_of_every_kind_the_button_works() =>
        Places().ToList().ForEach(place => Granted(place.Playbook, place.At, talk => talk.PressesOld(new(Buttons.Person, "A person, please")), "button"));

    private static void Granted(Playbook playbook, TriagePosition at, Action<TurnTalk> asks, string how)
    {
        var talk = new TurnTalk { Playbook = playbook }.StandsAt(at);
        asks(talk);
        talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson, $"{how} at {at.At}");
        talk.Ticket.State.ShouldBe(TicketState.Waiting, $"{how} at {at.At}");
    }

    private static IEnumerable<(Playbook Playbook, TriagePosition At)> Places()
    {
        var own = ShippedPlaybook.It.With([OfEveryKind]);
        foreach (var script in ShippedPlaybook.It.Active.Append(OfEveryKind))
            foreach (var step in script.Steps.Where(step => step.Waits))
                yield return (own, new TriagePosition(script.Id, step.Id));
        yield return (own, new TriagePosition(OfEveryKind.Id, "log", AsksApprover: true));
    }
}
