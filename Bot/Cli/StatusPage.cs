using Spectre.Console;
using SupportBot.Storage;
using SupportBot.Storage.Status;

namespace SupportBot.Cli;

/// <summary>How a store is doing, on one page.</summary>
internal sealed class StatusPage(IAnsiConsole console, DateTimeOffset now)
{
    public void Write(StoreStatus status)
    {
        Say(status.Engine);
        Say(State(status));
        if (status.Schema != Migrator.Newest) return;
        if (status.Nodes.Count > 0) Write("nodes", ["node", "connections", "for"], status.Nodes.Select(node => Row(node.Node, Text(node.Connections), Ago(node.Since))));
        if (status.Duties.Count > 0) Write("duties", ["duty", "done by", "for"], status.Duties.Select(Row));
        Write("waiting", ["what", "how many", "the oldest for"], status.Waiting.Select(waiting => Row(waiting.What, Text(waiting.Count), Ago(waiting.Oldest))));
        Write("tables", ["table", "rows", "size"], status.Tables.Select(table => Row(table.Table, Text(table.Rows), table.Bytes is { } bytes ? Size(bytes) : "")));
    }

    private static string State(StoreStatus status) => status switch
    {
        { Schema: 0 } => "There is no store yet; the first start makes it.",
        { Schema: var schema } when schema < Migrator.Newest => $"Schema {schema}: the next start of this program brings it to {Migrator.Newest}.",
        { Schema: var schema } when schema > Migrator.Newest => $"Schema {schema}: a newer program than this one works on it.",
        { HalfACopyOf: { } source } => $"Half a copy of {source}. Run 'store copy' again to finish it; until then no server starts here.",
        _ => $"Schema {status.Schema}, {Size(status.Bytes)}{(status.Nodes.Count > 0 ? $", {status.Nodes.Count} {(status.Nodes.Count == 1 ? "node" : "nodes")} connected" : "")}",
    };

    private string[] Row(DutyStatus duty) => duty.Holder is { } holder ? Row(duty.Duty, holder.Value, Ago(duty.TakenAt)) : Row(duty.Duty, "nobody", "");

    private static string[] Row(params string[] cells) => cells;

    private void Write(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Title(title).Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).NoWrap().Alignment(column == columns[0] ? Justify.Left : Justify.Right));
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    private string Ago(DateTimeOffset? time) => time is not { } since || since > now ? "" : (now - since) switch
    {
        { TotalMinutes: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.0} h"),
        var span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };

    private static string Size(long bytes) => bytes switch
    {
        < 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB"),
        < 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.0} GB"),
    };

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Say(string text) => console.Profile.Out.Writer.WriteLine(text);
}
