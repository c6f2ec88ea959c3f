using SupportBot.Classification;
using SupportBot.Storage.Labels;
using SupportBot.Triage.Listening;

namespace SupportBot.Admin.Labels;

/// <summary>Where a customer's next words contradict what was read: they ask for a person whom nobody had heard asked for, or answer what was understood with a no.</summary>
internal static class Contradictions
{
    // A bare "no" answers a question of the script; "no, it is about the parcel" says that the bot is on the wrong track.
    private const int WordsOfAnObjection = 3;

    /// <summary>The head that is contradicted; null for none.</summary>
    public static Head? In(RecentTurn turn) => turn.Next switch
    {
        null => null,
        var next when AsksForPerson(next.Text, next.Choice) && !turn.Turn.Reading.WantsPerson.Is(true) => Heads.WantsPerson,
        { Choice: null } next when turn.IsNextAfterBot && turn.Turn.Reading.Topic.IsSure && Objects(next.Text) => Heads.Topic,
        _ => null,
    };

    private static bool AsksForPerson(string text, string? choice) => PersonRequest.IsAskedFor(text, choice);

    private static bool Objects(string text) => Plain.Words(text) is { Count: >= WordsOfAnObjection } words && YesNo.BeginsWithNo(words);
}
