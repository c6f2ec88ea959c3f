namespace SupportBot.Triage.Listening;

/// <summary>Finds how many people are affected: "20 users", "у всех", "nikt nie może".</summary>
internal static class Affected
{
    private const int Most = 10_000_000;

    private static readonly Stems People = new(
        "people", "persons", "users", "customers", "clients", "colleagues", "employees", "guests", "students", "workers",
        "человек", "людей", "люд", "пользовател", "клиент", "сотрудник", "коллег", "гост",
        "osob", "ludzi", "uzytkownik", "klient", "pracownik", "kolega", "kolegow", "gosci");

    // "Merry Christmas everyone" says nothing about who is affected.
    private static readonly string[] Everybody = Plain.Beginnings(
        "for everyone", "for everybody", "for all of us", "no one can", "none of us can", "everyone else", "everybody else",
        "у всех", "ни у кого", "для всех", "u wszystkich", "u nikogo", "nikt z nas nie", "dla wszystkich");

    private static readonly WordSet Nobody = new("nobody", "noone", "никто", "никого", "nikt", "nikogo");

    // "Nobody can sign in" counts people; "nobody answered" does not.
    private static readonly Stems Able = new("can", "could", "able", "work", "sign", "log", "може", "могут", "мог", "работа", "зайт", "вой", "открыв", "moze", "mogl", "dziala", "wchodzi");
    private const int Reach = 4;

    private static readonly WordSet Whole = new("all", "whole", "entire", "все", "весь", "вся", "целый", "caly", "cala", "cale", "calej");
    private static readonly Stems Groups = new("team", "office", "company", "staff", "department", "офис", "команд", "компани", "отдел", "фирм", "biuro", "zespol", "firma", "firmy", "dzial");

    public static string? Find(List<Token> tokens, PlainWords words)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var next = tokens.At(i + 1).Word;
            if (tokens[i].Number is > 1 and <= Most and var number && People.Begin(next)) return number.ToString(CultureInfo.InvariantCulture);
            if (Nobody.Contains(tokens[i].Word) && CountsPeople(tokens, i)) return FactNames.Everyone;
            if (Whole.Contains(tokens[i].Word) && (People.Begin(next) || Groups.Begin(next) || Groups.Begin(tokens.At(i + 2).Word))) return FactNames.Everyone;
        }
        return words.MentionAny(Everybody) ? FactNames.Everyone : null;
    }

    private static bool CountsPeople(List<Token> tokens, int at) => Enumerable.Range(at + 1, Reach).Any(i => Able.Begin(tokens.At(i).Word));
}
