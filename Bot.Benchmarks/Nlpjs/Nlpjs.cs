using System.Diagnostics;
using System.Text.Json;

namespace SupportBot.Benchmarks.Nlpjs;

/// <summary>A message for nlp.js, which has to be told its language.</summary>
internal sealed record NlpjsMessage(string Language, string Text, string Answer);

/// <summary>What nlp.js did.</summary>
/// <param name="Answers">One for each message held apart, empty where it had none.</param>
internal sealed record NlpjsResult(double TrainMs, double ReadMs, IReadOnlyList<string> Answers);

/// <summary>Node and nlp.js, restored by npm into a temporary folder that goes when it goes.</summary>
internal sealed class Nlpjs : IDisposable
{
    private const string Package = "node-nlp@4.27.0";
    private const string Script = "measure.cjs";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-nlpjs-");

    /// <exception cref="InvalidOperationException">npm does not serve it, or is not installed.</exception>
    public static async Task<Nlpjs> RestoreAsync(CancellationToken ct)
    {
        var nlpjs = new Nlpjs();
        try
        {
            await nlpjs.RunAsync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", nlpjs._folder.FullName, Package], ct);
            File.Copy(Path.Combine(AppContext.BaseDirectory, Script), nlpjs.In(Script));
            return nlpjs;
        }
        catch
        {
            nlpjs.Dispose();
            throw;
        }
    }

    public async Task<NlpjsResult> MeasureAsync(IReadOnlyList<NlpjsMessage> learnt, IReadOnlyList<NlpjsMessage> apart, CancellationToken ct)
    {
        var languages = learnt.Select(message => message.Language).Distinct();
        await File.WriteAllBytesAsync(In("messages.json"), JsonSerializer.SerializeToUtf8Bytes(new { languages, learnt, apart }, Json), ct);
        await RunAsync("node", [In(Script), In("messages.json"), In("result.json")], ct);
        return JsonSerializer.Deserialize<NlpjsResult>(await File.ReadAllBytesAsync(In("result.json"), ct), Json)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string file) => Path.Combine(_folder.FullName, file);

    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {await said}{await complained}");
    }
}
