using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Simulation;

/// <summary>A generated customer: a manner, a language, a matter, and chance for the rest. The same seed and number give the same one.</summary>
internal sealed class Customer
{
    private const int MostTurns = 24;
    private static readonly Topic[] Topics = Enum.GetValues<Topic>();
    private readonly Random _chance;
    private readonly CustomerFacts _facts;
    private readonly int _patience;
    private readonly ImmutableArray<Script> _special;
    private readonly List<Choice> _buttons = [];
    private Topic _topic;
    private int _turns;
    private int _afterwards;

    /// <param name="special">The scripts that are begun by words: customers say some of them.</param>
    public Customer(ulong seed, long number, Language? language, ImmutableArray<Script> special)
    {
        _special = special;
        _chance = new Random(Mixed(seed, number));
        Manner = (Manner)_chance.Next(7);
        Language = language ?? (Language)_chance.Next(1, 4);
        _topic = Topics[_chance.Next(Topics.Length)];
        _facts = CustomerFacts.Of(_chance, Language);
        _patience = Manner is Manner.Silent ? 1 + _chance.Next(4) : 6 + _chance.Next(MostTurns - 6);
        _afterwards = _chance.Next(4);
    }

    public Manner Manner { get; }

    public Language Language { get; private set; }

    private Pieces Pieces => Pieces.Of(Language);

    /// <summary>What is done next, as the conversation stands; null when the customer leaves.</summary>
    public Act? Next(Conversation conversation, Playbook playbook)
    {
        if (_turns++ == 0) return Opens();
        if (_turns > _patience) return null;
        foreach (var button in conversation.Offered) _buttons.Add(button);
        if (Manner is Manner.SwitchesLanguage && _turns == 3) Language = (Language)(((int)Language % 3) + 1);
        if (!conversation.Ticket.BotOwns) return _afterwards-- > 0 ? Afterwards(conversation.Ticket.State) : null;
        return AtRandom() ?? InManner() ?? Replies.To(conversation, playbook, this, _chance);
    }

    public Act Says(ActKind kind, string text, Anger anger = Anger.None) => new(kind) { Text = text, Reading = Readings.Plain(Language, text, anger) };

    public Act Says(ActKind kind, string piece) => Says(kind, Pieces.Any(piece, _chance, _facts), Anger.None);

    public string Piece(string kind) => Pieces.Any(kind, _chance, _facts);

    public string Fact(string name) => _facts.Named(name)!;

    /// <summary>The matter, in one sentence.</summary>
    public Act Tells()
    {
        var (topic, text) = Matter();
        var anger = Manner is Manner.Ranting or Manner.Abusive && _chance.Next(2) == 0 ? Anger.Irritated : Anger.None;
        return new Act(ActKind.Tells)
        {
            Text = text, Reading = Readings.OfMatter(_chance, topic, Language, text, anger), Finds = _chance.Next(4) == 0 ? _chance.Next(1000) : null,
        };
    }

    private (Topic Topic, string Text) Matter()
    {
        if (_special.IsEmpty || _chance.Next(4) > 0) return (_topic, Piece(Buttons.Named(_topic)));
        var script = _special[_chance.Next(_special.Length)];
        var topic = script.Topics.IsEmpty ? Topic.Other : script.Topics[_chance.Next(script.Topics.Length)];
        return (topic, $"{Piece(Buttons.Named(topic))}, {script.Trigger.Said[_chance.Next(script.Trigger.Said.Length)]}");
    }

    public static Act Presses(Choice button) => new(button.Value == Buttons.Person ? ActKind.AsksForPerson : ActKind.Presses) { Button = button };

    private Act Opens() => Manner switch
    {
        Manner.Ranting => Vents(),
        Manner.Terse when _chance.Next(2) == 0 => Says(ActKind.Tells, "other"),
        _ => Tells(),
    };

    private Act Vents()
    {
        var text = $"{Piece("rant")}. {Piece(Buttons.Named(_topic))}";
        return new Act(ActKind.Vents) { Text = text, Reading = Readings.OfMatter(_chance, _topic, Language, text, _chance.Next(3) == 0 ? Anger.Irritated : Anger.Furious) };
    }

    // What anybody may do at any time.
    private Act? AtRandom() => _chance.Next(100) switch
    {
        < 3 => AsksForPerson(),
        < 5 => Says(ActKind.Corrects, "correct"),
        < 7 when _buttons.Count > 0 => new Act(ActKind.PressesOld) { Button = _buttons[_chance.Next(_buttons.Count)] },
        < 8 => new Act(ActKind.Sends) { File = _chance.Next(2) == 0 ? SentFiles.Document : SentFiles.Photo },
        < 9 => new Act(ActKind.Sends),
        < 10 => Says(ActKind.Nudges, _chance.Next(2) == 0 ? "nudge" : "status"),
        < 11 => Says(ActKind.Corrects, "back"),
        < 12 => new Act(ActKind.Waits) { Waits = TimeSpan.FromMinutes(_chance.Next(1, 60)) },
        _ => null,
    };

    private Act? InManner() => Manner switch
    {
        Manner.Ranting when _chance.Next(4) == 0 => Vents(),
        Manner.Abusive when _chance.Next(3) == 0 => Abuses(),
        Manner.ChangesMind when _chance.Next(5) == 0 => Says(ActKind.Corrects, "correct"),
        Manner.ChangesMind when _chance.Next(6) == 0 => Another(),
        Manner.Terse when _chance.Next(8) == 0 => Says(ActKind.Mumbles, "mumble"),
        Manner.Cooperative or Manner.SwitchesLanguage when _chance.Next(20) == 0 => Says(ActKind.Mumbles, "mumble"),
        _ => null,
    };

    private Act Another()
    {
        _topic = Topics[_chance.Next(Topics.Length)];
        return Tells();
    }

    private Act Abuses()
    {
        var threatens = _chance.Next(4) == 0;
        var text = Piece(threatens ? "threat" : "abuse");
        var reading = Readings.Plain(Language, text, Anger.Furious) with { Abuse = Reading<Abuse>.Certain(threatens ? Abuse.Threat : Abuse.Rude) };
        return new Act(ActKind.Vents) { Text = text, Reading = reading };
    }

    private Act AsksForPerson()
    {
        var said = Says(ActKind.AsksForPerson, "person");
        return said with { Reading = said.Reading with { WantsPerson = _chance.Next(3) == 0 ? default : Reading<bool>.Certain(true) } };
    }

    private Act Afterwards(TicketState state) => (state, _chance.Next(6)) switch
    {
        (TicketState.Resolved, < 3) => Says(ActKind.Thanks, "thanks"),
        (TicketState.Resolved, _) => Another(),
        (_, 0) => AsksForPerson(),
        (_, 1) => Says(ActKind.Corrects, "correct"),
        (_, 2) => new Act(ActKind.Waits) { Waits = TimeSpan.FromHours(_chance.Next(1, 30)) },
        (_, 3) when _buttons.Count > 0 => new Act(ActKind.PressesOld) { Button = _buttons[_chance.Next(_buttons.Count)] },
        _ => Says(ActKind.Nudges, _chance.Next(2) == 0 ? "nudge" : "status"),
    };

    // SplitMix64: neighbouring numbers give unlike customers.
    private static int Mixed(ulong seed, long number)
    {
        var z = (seed * 0x9E3779B97F4A7C15) + ((ulong)number * 0xBF58476D1CE4E5B9) + 0x94D049BB133111EB;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)(z ^ (z >> 31)) & int.MaxValue;
    }
}
