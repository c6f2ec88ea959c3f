using System.CommandLine;

namespace SupportBot.Cli;

/// <summary>What the program does besides serving, chosen by the first argument.</summary>
internal static class Commands
{
    /// <returns>The exit code of the command named first, or null when the arguments are for the server.</returns>
    public static Task<int>? TryRun(string[] args)
    {
        var root = new RootCommand("SupportBot answers customers on Telegram, Discord and web chat. Without a command it serves.")
        {
            TrainCommand.Create(),
            EvaluateCommand.Create(),
            ScriptsCommand.Create(),
        };
        return IsOurs(root, args) ? root.Parse(args).InvokeAsync() : null;
    }

    private static bool IsOurs(RootCommand root, string[] args) =>
        args.Length > 0 && (args[0] is "--help" or "-h" or "-?" or "--version" || root.Subcommands.Any(command => command.Name == args[0]));
}
