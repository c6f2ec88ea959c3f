using System.CommandLine;
using SupportBot.Cli.Models;
using SupportBot.Cli.Scripts;

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
            CorpusCommand.Create(),
            EvaluateCommand.Create(),
            CompareCommand.Create(),
            ModelsCommand.Create(),
            PromoteCommand.Create(),
            PromoteCommand.CreateRollback(),
            LabelsCommand.Create(),
            ScriptsCommand.Create(),
            SimulateCommand.Create(),
            StoreCommand.Create(),
        };
        return IsOurs(args) ? root.Parse(args).InvokeAsync() : null;
    }

    private static bool IsOurs(string[] args) =>
        args.Length > 0 && (args[0] is "--help" or "-h" or "-?" or "--version" || IsWord(args[0]));

    // A misspelt command must not start a server; settings begin with a dash or a slash, or have the form key=value.
    private static bool IsWord(string argument) => argument.Length > 0 && char.IsAsciiLetter(argument[0]) && !argument.Contains('=');
}
