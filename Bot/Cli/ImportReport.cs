using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using SupportBot.Classification.Data;
using SupportBot.Classification.Labelling;
using SupportBot.Storage.Labels;

namespace SupportBot.Cli;

/// <summary>What an admin or a program reads while labels are taken in, and when it is done.</summary>
internal sealed class ImportReport(IAnsiConsole console, bool isJson)
{
    private const int Shown = 20;

    /// <summary>A bar where it can move, silence where output goes to a file or a program.</summary>
    public Task WatchAsync(int rows, Func<IProgress<int>?, Task> import) => isJson || !console.Profile.Capabilities.Interactive
        ? import(null)
        : console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(bars =>
        {
            var bar = bars.AddTask("Labels", maxValue: rows);
            return import(new Progress<int>(done => bar.Value = done));
        });

    public void End(LabelFile file, ImportOutlook outlook, bool isStored)
    {
        if (isJson)
        {
            Say(JsonSerializer.Serialize(new Imported(isStored ? outlook.Messages : 0, outlook.Messages, outlook.ForJudging, outlook.BeyondLimit, file.Bad), ImportJson.Default.Imported));
            return;
        }
        if (file.Bad.Count > 0) console.Write(BadRows(file.Bad));
        if (file.Bad.Count > Shown) Say($"and {file.Bad.Count - Shown} more bad rows");
        Say($"{outlook.Messages} {(outlook.Messages == 1 ? "message" : "messages")} {(isStored ? "taken in" : "can be taken in; nothing was")}{(file.Bad.Count > 0 ? $", {file.Bad.Count} bad" : "")}.");
        if (outlook.ForJudging > 0) Say($"{outlook.ForJudging} of them are kept for judging: no model learns from those.");
        if (outlook.BeyondLimit > 0) Say($"{outlook.BeyondLimit} are beyond what one labeller's labels train in a day; they train once Labels:DailyLimit is higher.");
        if (!isStored && file.Bad.Count > 0) Say("Mend the bad rows, or leave them out with --skip-bad.");
    }

    private static Table BadRows(IReadOnlyList<BadRow> bad)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(new TableColumn("line").RightAligned(), new TableColumn("why it cannot be taken in"));
        foreach (var row in bad.Take(Shown)) table.AddRow(row.Line.ToString(CultureInfo.InvariantCulture), Markup.Escape(row.Why));
        return table;
    }

    private void Say(string text) => console.Profile.Out.Writer.WriteLine(text);
}

/// <param name="Stored">Messages whose labels are kept now.</param>
/// <param name="Good">Messages that can be.</param>
internal sealed record Imported(int Stored, int Good, int ForJudging, int BeyondLimit, IReadOnlyList<BadRow> Bad);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Imported))]
internal sealed partial class ImportJson : JsonSerializerContext;
