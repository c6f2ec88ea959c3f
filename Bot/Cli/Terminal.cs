using Spectre.Console;

namespace SupportBot.Cli;

/// <summary>Where commands write: colours and moving bars on a terminal, plain text into a file or a pipe.</summary>
internal static class Terminal
{
    /// <summary>For tables that hold whole sentences: a file has no width of its own.</summary>
    public const int Wide = 160;

    public static IAnsiConsole Open() => Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console;

    /// <summary>The terminal, where that is what is written to.</summary>
    public static IAnsiConsole Of(TextWriter output) => output == Console.Out ? Open() : Plain(output);

    /// <summary>The same; what goes to a file may be <see cref="Wide"/>.</summary>
    public static IAnsiConsole WideOf(TextWriter output)
    {
        var console = Of(output);
        if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = Wide;
        return console;
    }

    public static IAnsiConsole Plain(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });
}
