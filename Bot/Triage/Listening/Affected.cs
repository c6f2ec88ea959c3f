using System.Collections.Frozen;

namespace SupportBot.Triage.Listening;

/// <summary>Finds how many people are affected: "20 users", "у всех", "nikt nie może".</summary>
internal static class Affected
{
    private const int Most = 10_000_000;

    private static readonly string[] People =
    [
        "people", "persons", "users", "customers", "clients", "colleagues", "employees", "guests", "students", "workers",
        "человек", "людей", "люд", "пользовател", "клиент", "сотрудник", "коллег", "гост",
        "osob", "ludzi", "uzytkownik", "klient", "pracownik", "kolega", "kolegow", "gosci",
    ];

    private static readonly FrozenSet<string> All = FrozenSet.Create("everyone", "everybody", "nobody", "noone", "всех", "никто", "никого", "wszyscy", "wszystkich", "wszystkim", "nikt");
    private static readonly FrozenSet<string> Whole = FrozenSet.Create("all", "whole", "entire", "все", "весь", "вся", "целый", "caly", "cala", "cale", "calej");
    private static readonly string[] Groups = ["team", "office", "company", "staff", "department", "офис", "команд", "компани", "отдел", "фирм", "biuro", "zespol", "firma", "firmy", "dzial"];

    public static string? Find(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var next = tokens.At(i + 1).Word;
            if (tokens[i].Number is > 1 and <= Most and var number && Begins(People, next)) return number.ToString(CultureInfo.InvariantCulture);
            if (All.Contains(tokens[i].Word)) return FactNames.Everyone;
            if (Whole.Contains(tokens[i].Word) && (Begins(People, next) || Begins(Groups, next) || Begins(Groups, tokens.At(i + 2).Word))) return FactNames.Everyone;
        }
        return null;
    }

    private static bool Begins(string[] stems, string word)
    {
        foreach (var stem in stems)
            if (word.StartsWith(stem, StringComparison.Ordinal)) return true;
        return false;
    }
}
