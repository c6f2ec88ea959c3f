using Spectre.Console;
using SupportBot.Storage;
using SupportBot.Storage.Copying;

namespace SupportBot.Cli;

/// <summary>What a person reads while a store is copied, and when it is done.</summary>
internal sealed class CopyReport(IAnsiConsole console, TimeProvider clock)
{
    private const int ShownDigits = 16;
    private readonly long _began = clock.GetTimestamp();

    public void Begin(StoreLocation from, StoreLocation to) => 
        Say($"From {from.Name}\nto   {to.Name}\nStopped at any moment, it goes on when the same command is run again.");

    /// <summary>A bar for each table where it can move, lines where output goes to a file.</summary>
    public Task<T> WatchAsync<T>(Func<IProgress<CopyProgress>, Task<T>> copy) => console.Profile.Capabilities.Interactive
        ? console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bars => copy(new CopyBars(bars)))
        : copy(new CopyLines(Say, clock));

    /// <returns>Whether all is equal.</returns>
    public bool End(StoreLocation to, IReadOnlyList<CopiedRows> copied)
    {
        console.Write(Comparison(copied));
        var added = copied.Sum(table => table.Added);
        var seconds = clock.GetElapsedTime(_began).TotalSeconds;
        Say(string.Create(CultureInfo.InvariantCulture, $"{added:N0} rows copied and compared in {seconds:0.0} s, {added / seconds:N0} a second."));
        foreach (var table in copied.Where(table => table.Missing > 0))
            Say($"{table.Missing} rows of {table.Table} were lost in the source before: the files they belong to were damaged, and still are.");
        var isEqual = copied.All(table => table.IsEqual);
        Say(isEqual ? Next(to) : "The copy differs from its source. Do not use it: empty the target, copy again, and report it if it differs again.");
        return isEqual;
    }

    private static string Next(StoreLocation to) => "All rows are equal. The source is as it was; do not start SupportBot on it again unless you give up the copy.\nNow start with "
        + (to.Folder is { } folder ? $"Data:Path set to {folder}, and without Data:ConnectionString." : "Data:ConnectionString set to the target.");

    private static Table Comparison(IReadOnlyList<CopiedRows> copied)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(
            new TableColumn("table"), new TableColumn("rows").RightAligned(), new TableColumn("SHA-256"), new TableColumn("target"));
        foreach (var rows in copied)
            table.AddRow(rows.Table, rows.Rows.ToString("N0", CultureInfo.InvariantCulture), rows.Checksum[..ShownDigits], rows.IsEqual ? "equal" : "DIFFERS");
        return table;
    }

    // Paths stay in one piece, for people and for scripts.
    private void Say(string text) => console.Profile.Out.Writer.WriteLine(text);
}
