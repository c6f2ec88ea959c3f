using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Cli.Models;
using SupportBot.Storage.Labels;

namespace SupportBot.Cli;

/// <summary><c>labels import</c> takes the labels of a file in; <c>labels export</c> gives all of them out. Both work beside a running server.</summary>
internal static class LabelsCommand
{
    /// <summary>The file has rows that cannot be taken in.</summary>
    public const int BadRows = 1;

    private static readonly Option<string?> Of = StoreOptions.Of();
    private static readonly Option<bool> Json = Paths.Json();

    private static readonly Argument<string> File = new("file") { Description = "TSV, CSV, JSON or JSONL, with a column text and columns called like heads." };
    private static readonly Option<string> By = new("--by") { Description = "The login of the admin who answers for the labels.", Required = true };
    private static readonly Option<bool> Look = new("--dry-run") { Description = "Only say what would be taken in." };
    private static readonly Option<bool> SkipBad = new("--skip-bad") { Description = "Take in the good rows of a file that has bad ones." };

    private static readonly Option<string?> Out = new("--out") { Description = "The file to write. Without it, the output." };
    private static readonly Option<LabelFormat> Format = new("--format") { Description = "tsv or jsonl.", DefaultValueFactory = _ => LabelFormat.Tsv };

    public static Command Create()
    {
        var import = new Command(
            "import", "Take labels in from a file. Ends with 0 when all of it was taken in, 1 when rows are bad and nothing was, 2 when it could not be done.")
        {
            File, By, Look, SkipBad, Of, Json,
        };
        import.SetAction((parsed, ct) => ImportAsync(
            new ImportRequest(parsed.GetValue(File)!, parsed.GetValue(By)!, parsed.GetValue(Look), parsed.GetValue(SkipBad), parsed.GetValue(Json)),
            parsed.GetValue(Of), Terminal.Of(parsed.InvocationConfiguration.Output), parsed.InvocationConfiguration.Error, ct));
        var export = new Command("export", "Write all labels, a record for each person and message, with who and when.") { Out, Format, Of };
        export.SetAction((parsed, ct) => ExportAsync(
            parsed.GetValue(Out), parsed.GetValue(Format), parsed.GetValue(Of), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return new Command("labels", "Work with what people say messages mean.") { import, export };
    }

    internal static Task<int> ImportAsync(ImportRequest request, string? of, IAnsiConsole console, TextWriter errors, CancellationToken ct) => StoreOptions.RunAsync(
        of, errors, async store =>
        {
            var name = Path.GetFileName(request.Path);
            var file = LabelFile.Parse(await ReadAsync(request.Path, ct), name);
            var (labels, report) = (store.Labels, new ImportReport(console, request.Json));
            var by = await labels.AdminAsync(request.By);
            var outlook = await labels.Import.LookAsync(file.Rows, by.Id);
            var isTakenIn = !request.IsLook && file.Rows.Count > 0 && (file.Bad.Count == 0 || request.SkipsBad);
            if (isTakenIn) await report.WatchAsync(file.Rows.Count, progress => labels.Import.AddAsync(file.Rows, by, labels.Reader, name, progress, ct));
            report.End(file, outlook, isTakenIn);
            return file.Bad.Count > 0 && !request.SkipsBad ? BadRows : 0;
        });

    internal static Task<int> ExportAsync(string? path, LabelFormat format, string? of, TextWriter output, TextWriter errors, CancellationToken ct) => StoreOptions.RunAsync(
        of, errors, async store =>
        {
            if (path is null)
            {
                using var text = new MemoryStream();
                await store.Labels.Export.WriteAsync(text, format, ModelsOfStore.By, ct);
                await output.WriteAsync(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
                return 0;
            }
            await using var file = System.IO.File.Create(path);
            var count = await store.Labels.Export.WriteAsync(file, format, ModelsOfStore.By, ct);
            await output.WriteLineAsync($"{count} {(count == 1 ? "record" : "records")} in {path}");
            return 0;
        });

    private static async Task<string> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            return await System.IO.File.ReadAllTextAsync(path, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"'{path}' cannot be read: {problem.Message}", problem);
        }
    }
}

/// <param name="IsLook">Nothing is kept.</param>
/// <param name="SkipsBad">Good rows are kept also where there are bad ones.</param>
internal sealed record ImportRequest(string Path, string By, bool IsLook, bool SkipsBad, bool Json);
