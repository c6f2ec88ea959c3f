using System.Text.Json;
using SupportBot.Classification.Data;
using SupportBot.Classification.Labelling;

namespace SupportBot.Benchmarks.Public;

/// <summary>Messages to learn from and messages to judge by.</summary>
/// <param name="Outside">Questions that none of the answers fits.</param>
internal sealed record PublicSet(int Answers, IReadOnlyList<Asked> Learnt, IReadOnlyList<Asked> Apart, IReadOnlyList<string> Outside);

/// <summary>Reads public sets as they are published.</summary>
internal static class PublicSets
{
    private const int OneInTen = 10;

    /// <summary>77 questions to a bank (PolyAI); one in ten is held apart, by a hash of its text.</summary>
    public static PublicSet Banking77(string folder)
    {
        var rows = DataFile.Read(Path.Combine(folder, "banking77", "train.csv")).Rows.Select(row => (Text: row["text"]!, Answer: row["category"]!)).ToArray();
        string[] answers = [.. rows.Select(row => row.Answer).Distinct().Order(StringComparer.Ordinal)];
        var all = Asked.Of(rows, answers).ToLookup(message => Convert.ToInt32(TextKey.Of(message.Text)[..6], 16) % OneInTen == 0);
        return new PublicSet(answers.Length, [.. all[false]], [.. all[true]], []);
    }

    /// <summary>150 questions to an assistant and questions out of its scope (clinc/oos-eval); its validation part is held apart.</summary>
    public static PublicSet Clinc(string folder)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "clinc150", "train_val.json")));
        var (learnt, apart) = (Pairs(file, "train"), Pairs(file, "val"));
        string[] answers = [.. learnt.Select(row => row.Answer).Distinct().Order(StringComparer.Ordinal)];
        return new PublicSet(answers.Length, Asked.Of(learnt, answers), Asked.Of(apart, answers), [.. Pairs(file, "oos_train").Concat(Pairs(file, "oos_val")).Select(row => row.Text)]);
    }

    /// <summary>Russian texts, angry or not (SemEval-2025 task 11); its dev part is held apart.</summary>
    public static PublicSet RussianAnger(string folder) => new(2, Anger(folder, "train"), Anger(folder, "dev"), []);

    private static IReadOnlyList<Asked> Anger(string folder, string part) =>
    [
        .. from row in DataFile.Read(Path.Combine(folder, "semeval2025_emotion", $"track_a_{part}_rus.csv")).Rows
           where row["text"] is not null && row["anger"] is not null
           select new Asked(row["text"]!, row["anger"] == "1" ? 1 : 0),
    ];

    private static (string Text, string Answer)[] Pairs(JsonDocument file, string part) =>
        [.. file.RootElement.GetProperty(part).EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetString()!))];
}
