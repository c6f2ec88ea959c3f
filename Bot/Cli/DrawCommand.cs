using System.CommandLine;
using System.Text;
using SupportBot.Conversations;
using SupportBot.Triage.Drawing;
using SupportBot.Triage.Loading;

namespace SupportBot.Cli;

/// <summary><c>scripts draw</c>: the picture of a triage script (C07).</summary>
internal static class DrawCommand
{
    // Without a page around it, a picture takes light or dark from whoever looks at it.
    private const string Alone = ":root{color-scheme:light dark;background:light-dark(#f4f5f7,#11151a)}\n";

    public static Command Create()
    {
        var script = new Argument<string>("script") { Description = "A script's file, or the id of one that the program runs with." };
        var svg = new Option<bool>("--svg") { Description = "Write a picture that browsers show. This is the default." };
        var mermaid = new Option<bool>("--mermaid") { Description = "Write text for Mermaid, which wikis and issue trackers draw." };
        var to = new Option<string?>("--out") { Description = "The file to write; without it, the console." };
        var language = new Option<string>("--language") { Description = "The customers' language to show: en, ru or pl.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "ru", "pl");
        var command = new Command("draw", "Draw a script as a flowchart.") { script, svg, mermaid, to, language };
        command.SetAction(parsed => Draw(
            parsed.GetValue(script)!, parsed.GetValue(mermaid) && !parsed.GetValue(svg), Enum.Parse<Language>(parsed.GetValue(language)!, ignoreCase: true),
            parsed.GetValue(to), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <returns>0 when it was drawn, else 1.</returns>
    internal static int Draw(string named, bool asMermaid, Language language, string? to, TextWriter output, TextWriter errors)
    {
        if (Find(named) is not { } file)
        {
            errors.WriteLine($"There is no file '{named}', and no script of that id beside the program.");
            return 1;
        }
        var (script, problems) = ScriptLoader.Parse(File.ReadAllText(file), Path.GetFileName(file), queues: []);
        foreach (var problem in problems) errors.WriteLine(problem);
        if (script is null) return 1;
        var chart = Flowchart.Of(script, language);
        var drawn = asMermaid ? MermaidWriter.Write(chart) : SvgWriter.Write(Picture.Of(chart), Alone + Style());
        if (to is null) output.WriteLine(drawn);
        else File.WriteAllText(to, drawn, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return 0;
    }

    private static string? Find(string named)
    {
        if (File.Exists(named)) return named;
        var shipped = Path.Combine(AppContext.BaseDirectory, "playbook", "scripts", $"{named}.yaml");
        return Path.GetFileName(named) == named && File.Exists(shipped) ? shipped : null;
    }

    private static string Style() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "desk", "flowchart.css"));
}
