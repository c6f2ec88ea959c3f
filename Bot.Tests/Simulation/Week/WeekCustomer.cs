using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Simulation;
using SupportBot.Triage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>
/// A generated customer through a whole week: with the bot as the simulation of scripts has them, and with people as people are. They answer, are silent, ask how it stands,
/// thank, and some come back days later.
/// </summary>
internal sealed class WeekCustomer
{
    private static readonly ChannelName[] Channels = [ChannelName.Web, ChannelName.Web, ChannelName.Web, ChannelName.Telegram, ChannelName.Telegram, ChannelName.Discord];
    private static readonly string[] Names = ["Anna", "Piotr", "Иван", "Kate", "Ольга", "Tom", "Zofia", "Liam"];
    private readonly Random _chance;
    private readonly Customer _writer;
    private readonly Playbook _playbook;
    private readonly Sender _sender;
    private int _messages;
    private int _nudges;
    private bool _hasLeft;
    private TicketState _seen;

    public WeekCustomer(WeekPlan plan, int number, Playbook playbook, ImmutableArray<Script> special)
    {
        _chance = plan.ChanceOf("customer", number);
        _writer = new Customer((ulong)plan.Seed, number, language: null, special);
        _playbook = playbook;
        Number = number;
        Address = new Address(Channels[_chance.Next(Channels.Length)], $"place-{number}");
        _sender = new Sender($"customer-{number}", Names[_chance.Next(Names.Length)], _writer.Language.ToString().ToLowerInvariant());
    }

    public int Number { get; }

    public Address Address { get; }

    /// <summary>When they look at it next; null when only news make them.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>What they do at this moment, and decide when they look again.</summary>
    /// <param name="stands">As they see it; null before their first words.</param>
    public Act? Acts(Conversation? stands, DateTimeOffset now)
    {
        Due = null;
        return stands?.Ticket.State switch
        {
            null => WithBot(null, now),
            TicketState.Triage => WithBot(stands, now),
            TicketState.Waiting => WhileWaiting(),
            TicketState.Claimed => WithAgent(),
            TicketState.Resolved => Afterwards(stands),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>As the messenger delivers it.</summary>
    public IncomingMessage Message(Act act) => new()
    {
        Address = Address,
        ExternalId = $"{Number}-{++_messages}",
        Sender = _sender,
        Content = act switch
        {
            { Button: { } button } => new IncomingContent.Choice(button.Value, button.Label),
            { Kind: ActKind.Sends, File: null } => new IncomingContent.Unreadable("voice"),
            _ => new IncomingContent.Text(act.Text),
        },
        Attachments = act.File is { } file ? [file] : [],
    };

    /// <summary>They see what was said or done, and may react.</summary>
    /// <param name="isAnswer">An agent wrote.</param>
    public void Sees(Followed news, bool isAnswer, DateTimeOffset now)
    {
        var state = news.Ticket!.State;
        var isMoved = state != _seen;
        _seen = state;
        Due = state switch
        {
            TicketState.Triage => Due ?? (_hasLeft ? null : now + Minutes(0.3, 4)),
            TicketState.Waiting when isMoved => _nudges < 2 && Chance(30) ? now + Minutes(12, 180) : null,
            TicketState.Claimed when isAnswer => Chance(85) ? now + Minutes(0.5, 25) : null,
            TicketState.Claimed when isMoved => null,
            TicketState.Resolved when news.Now!.Survey is { AskedAt: not null, Score: null } && Due is null => Chance(45) ? now + Minutes(1, 120) : null,
            TicketState.Resolved when isMoved => Chance(30) ? now + Minutes(0.5, 15) : Chance(8) ? now + Minutes(60, 60 * 48) : null,
            TicketState.Waiting or TicketState.Claimed or TicketState.Resolved => Due,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What they say of the help, when they say something.</summary>
    public int? Rates() => Chance(25) ? Math.Min(5, 1 + _chance.Next(6)) : null;

    private Act? WithBot(Conversation? stands, DateTimeOffset now)
    {
        var act = stands is null ? _writer.Next(Nobody, _playbook) : _hasLeft ? _writer.Tells() : _writer.Next(stands, _playbook);
        _hasLeft = act is null;
        if (act is null)
        {
            if (Chance(4)) Due = now + Minutes(60, 60 * 40);
            return null;
        }
        Due = now + (act.Kind is ActKind.Waits ? act.Waits : Minutes(0.3, 4));
        return act.Kind is ActKind.Waits ? null : act;
    }

    private Act? WhileWaiting()
    {
        _nudges++;
        return Chance(70) ? _writer.Says(ActKind.Nudges, Chance(50) ? "nudge" : "status") : _writer.Says(ActKind.Corrects, "correct");
    }

    private Act? WithAgent() => _chance.Next(100) switch
    {
        < 45 => _writer.Says(ActKind.Answers, "text"),
        < 60 => _writer.Says(ActKind.Answers, "yes"),
        < 70 => _writer.Says(ActKind.Answers, "no"),
        < 80 => _writer.Says(ActKind.Thanks, "thanks"),
        < 86 => _writer.Says(ActKind.Corrects, "correct"),
        < 90 => _writer.Says(ActKind.Nudges, "nudge"),
        < 94 => new Act(ActKind.Sends) { File = SentFiles.Photo },
        < 97 when _writer.Manner is Manner.Abusive or Manner.Ranting => _writer.Says(ActKind.Vents, "abuse"),
        _ => _writer.Says(ActKind.Answers, "yes"),
    };

    private Act? Afterwards(Conversation stands) => _chance.Next(100) switch
    {
        < 35 when stands.Offered.Count > 0 => Customer.Presses(stands.Offered[_chance.Next(stands.Offered.Count)]),
        < 50 when stands.Survey is { AskedAt: not null, Score: null } => _writer.Says(ActKind.Answers, Chance(50) ? "5" : "2, too slow", Anger.None),
        < 75 => _writer.Says(ActKind.Thanks, "thanks"),
        < 83 => _writer.Tells(),
        < 93 => _writer.Says(ActKind.Nudges, "status"),
        _ => _writer.Says(ActKind.Answers, "no"),
    };

    private bool Chance(int percent) => _chance.Next(100) < percent;

    private TimeSpan Minutes(double from, double to) => TimeSpan.FromMinutes(from + (_chance.NextDouble() * (to - from)));

    private static Conversation Nobody { get; } = new()
    {
        Id = default, Address = default, Customer = default, Version = 0, Ticket = Ticket.Open(default, WeekPlan.Monday),
    };
}
