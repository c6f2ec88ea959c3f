using System.CommandLine;
using Spectre.Console;
using SupportBot.Cli.Models;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Cli.Scripts;

/// <summary><c>scripts list</c> shows which versions are in force in a store; <c>scripts export</c> writes them to files.</summary>
internal static class StoredScriptsCommand
{
    private static readonly Option<string?> Of = StoreOptions.Of();
    private static readonly Option<bool> Json = Paths.Json();
    private static readonly Argument<string> Folder = new("folder") { Description = "Where to write them: scripts/<name>.yaml in this folder. Files of these names are replaced." };

    public static Command CreateList()
    {
        var command = new Command("list", "List the scripts of the store: which version is in force, on trial, planned or a draft.") { Of, Json };
        command.SetAction((parsed, ct) => ListAsync(
            parsed.GetValue(Of), parsed.GetValue(Json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return command;
    }

    public static Command CreateExport()
    {
        var command = new Command("export", "Write the scripts that are in force to files, as a playbook has them.") { Folder, Of };
        command.SetAction((parsed, ct) => ExportAsync(
            parsed.GetValue(Of), parsed.GetValue(Folder)!, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return command;
    }

    internal static Task<int> ListAsync(string? of, bool json, TextWriter output, TextWriter errors, CancellationToken ct) => ScriptsOfStore.RunAsync(of, errors, async scripts =>
    {
        var all = await scripts.Desk.ListAsync(ct);
        if (json) await output.WriteLineAsync(ScriptJson.Of(all));
        else Terminal.Of(output).Write(Table(all));
        return 0;
    });

    internal static Task<int> ExportAsync(string? of, string folder, TextWriter output, TextWriter errors, CancellationToken ct) => ScriptsOfStore.RunAsync(of, errors, async scripts =>
    {
        await scripts.Desk.ListAsync(ct);
        var place = Directory.CreateDirectory(Path.Combine(folder, "scripts")).FullName;
        foreach (var script in scripts.Current.Active) await File.WriteAllTextAsync(Path.Combine(place, $"{script.Id.Name}.yaml"), script.Source, ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{scripts.Current.Active.Length} scripts written to {place}"));
        return 0;
    });

    private static Table Table(IReadOnlyList<ScriptOnDesk> scripts)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { "script", "in force", "since", "by", "trial", "planned", "draft" }) table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var script in scripts)
        {
            var holds = script.InForce;
            table.AddRow([.. new[]
            {
                script.Name, script.Current is { } id ? Text(id.Version) : "none", Time(holds?.StartsAt), holds?.By ?? "the program",
                script.Trial?.Trial is { } trial ? $"{Text(trial.Version)}, {Text(trial.Percent)} %" : "",
                script.Planned is [var next, ..] ? $"{(next.Version is { } version ? Text(version) : "of the files")} from {Time(next.StartsAt)}" : "", script.Draft?.By ?? "",
            }.Select(Markup.Escape)]);
        }
        return table.Caption("times are UTC");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
