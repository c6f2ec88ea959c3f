using System.Collections.Concurrent;
using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>What is in force at a moment: the playbook, and the scripts of which some conversations begin with another version.</summary>
internal sealed class PlaybookInForce(Playbook playbook, IReadOnlyList<PlaybookInForce.Trial> trials)
{
    // Sides are kept as the bits of a number.
    private const int MostTrials = 62;

    private readonly ConcurrentDictionary<long, Playbook> _bySides = [];

    /// <param name="Other">Begins instead of the version of the playbook.</param>
    /// <param name="Percent">Of the conversations.</param>
    public sealed record Trial(Script Other, int Percent);

    /// <summary>Without the other versions of trials.</summary>
    public Playbook Playbook => playbook;

    /// <summary>The playbook of one conversation, always on the same side of each trial.</summary>
    public Playbook For(ConversationId conversation)
    {
        var sides = 0L;
        for (var i = 0; i < Math.Min(trials.Count, MostTrials); i++)
            if (IsOther(trials[i], conversation)) sides |= 1L << i;
        return sides == 0 ? playbook : _bySides.GetOrAdd(sides, Playing);
    }

    /// <summary>The same, and also knows a version that a conversation under way stands in.</summary>
    public PlaybookInForce With(Script earlier) => new(playbook.With([earlier]), trials);

    /// <summary>Whether a conversation begins with the other version: by its id, so that it is the same on every node and after every restart.</summary>
    public static bool IsOther(Trial trial, ConversationId conversation)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in trial.Other.Id.Name) hash = (hash ^ c) * 1099511628211ul;
        // The last step of MurmurHash3: numbers that follow each other fall on both sides.
        hash ^= (ulong)conversation.Value;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return (hash ^ (hash >> 33)) % 100 < (ulong)trial.Percent;
    }

    // Each other version fits by itself; two of them might begin for the same topic, and then neither is tried with the other.
    private Playbook Playing(long sides)
    {
        var others = trials.Where((_, i) => (sides & (1L << i)) != 0).ToDictionary(trial => trial.Other.Id.Name, trial => trial.Other);
        var scripts = playbook.Active.Select(script => others.GetValueOrDefault(script.Id.Name, script)).ToList();
        return PlaybookFolder.Clashes(scripts).Any() ? playbook : playbook.Playing(scripts);
    }
}
