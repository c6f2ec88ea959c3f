using SupportBot.Cli;

namespace SupportBot.Tests.Support;

/// <summary><c>store copy</c>, run as an admin does, with its output in a file.</summary>
internal static class CopyCommand
{
    public static async Task<(int Code, string Said)> RunAsync(string from, string to)
    {
        using var said = new StringWriter();
        var code = await StoreCommand.CopyAsync(from, to, Terminal.Plain(said), said, CancellationToken.None);
        return (code, said.ToString());
    }
}
