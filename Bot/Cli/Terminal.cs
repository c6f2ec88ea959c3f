using Spectre.Console;

namespace SupportBot.Cli;

/// <summary>Where commands write: colours and moving bars on a terminal, plain text into a file or a pipe.</summary>
internal static class Terminal
{
    public static IAnsiConsole Open() => Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console;

    /// <summary>The terminal, where that is what is written to.</summary>
    public static IAnsiConsole Of(TextWriter output) => output == Console.Out ? Open() : Plain(output);

    public static IAnsiConsole Plain(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });
}
