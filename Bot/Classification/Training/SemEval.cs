using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Classification.Training;

/// <summary>
/// Russian posts with emotions (SemEval-2025 task 11, track A, CC BY 4.0), read as sentiment: joy is positive, anger, disgust, fear
/// and sadness are negative, no emotion is neutral; mixed ones and surprise alone say nothing. They lift Russian sentiment on
/// held-apart messages; the English part, and the other public sets tried, did not help.
/// </summary>
internal static class SemEval
{
    private const string File = "track_a_train_rus.csv";

    // Chosen on out-of-fold messages of our own: these are posts, not customers' messages.
    private const float Weight = 0.15f;

    /// <exception cref="ModelException">The file is missing or has other columns.</exception>
    public static IEnumerable<LabelledMessage> ReadRussian(string folder)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path)) throw new ModelException($"'{path}' does not exist. --extra names the folder that holds {File}.");
        var rows = Rows(System.IO.File.ReadAllText(path)).ToArray();
        if (!rows[0].SequenceEqual(["id", "text", "anger", "disgust", "fear", "joy", "sadness", "surprise"]))
            throw new ModelException($"'{path}' does not have the columns of the published set.");
        return rows.Skip(1).Where(row => row.Length == rows[0].Length).Select(Message);
    }

    private static LabelledMessage Message(string[] row)
    {
        var isNegative = row[2] == "1" || row[3] == "1" || row[4] == "1" || row[6] == "1";
        var isPositive = row[5] == "1";
        var labels = new sbyte[Heads.All.Length];
        Array.Fill(labels, LabelledMessage.Unknown);
        labels[0] = (sbyte)Language.Ru;
        labels[1] = (isNegative, isPositive, row[7] == "1") switch
        {
            (true, true, _) or (false, false, true) => LabelledMessage.Unknown,
            (true, false, _) => (sbyte)Sentiment.Negative,
            (false, true, _) => (sbyte)Sentiment.Positive,
            (false, false, false) => (sbyte)Sentiment.Neutral,
        };
        return new LabelledMessage(row[1], labels, Weight);
    }

    /// <summary>Comma-separated rows; a cell in quotes may hold commas, line breaks and doubled quotes.</summary>
    private static IEnumerable<string[]> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
                if (isQuoted && cell.Length > 0) cell.Append(c);
            }
            else if (isQuoted || c is not (',' or '\n' or '\r')) cell.Append(c);
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                yield return [.. row];
                row.Clear();
            }
        }
    }
}
