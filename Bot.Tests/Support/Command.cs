using System.Diagnostics;

namespace SupportBot.Tests.Support;

/// <summary>Runs programs of the machine. PostgreSQL's refuse to be run by root, who lends them the user Debian made for them.</summary>
internal static class Command
{
    private const string OrdinaryUser = "postgres";

    /// <param name="words">The program and its arguments.</param>
    public static Process Start(params IReadOnlyList<string> words) => Process.Start(
        new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        })!;

    /// <summary>How to write that an ordinary user runs a program.</summary>
    public static IReadOnlyList<string> AsOrdinaryUser(params IReadOnlyList<string> words) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", OrdinaryUser, "--", .. words] : words;

    /// <summary>Gives a new folder to the user who is to work in it.</summary>
    public static Task LendAsync(string folder) =>
        Environment.IsPrivilegedProcess ? EndAsync(Start("chown", "-R", OrdinaryUser, folder)) : Task.CompletedTask;

    /// <summary>Runs a program to its end as an ordinary user; fails with what it said when it fails.</summary>
    public static Task RunAsync(params IReadOnlyList<string> words) => EndAsync(Start(AsOrdinaryUser(words)));

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}: {await said}{await complained}");
        }
    }
}
