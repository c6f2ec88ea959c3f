using System.Diagnostics;

namespace SupportBot.Tests.Support;

/// <summary>Runs programs of the machine. PostgreSQL's refuse to be run by root, who lends them the user Debian made for them.</summary>
internal static class Command
{
    private const string OrdinaryUser = "postgres";

    public static Process Start(string program, params IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        })!;

    public static Process StartAsOrdinaryUser(string program, params IEnumerable<string> arguments) => Environment.IsPrivilegedProcess
        ? Start("runuser", ["-u", OrdinaryUser, "--", program, .. arguments])
        : Start(program, arguments);

    /// <summary>Gives a new folder to the user who is to work in it.</summary>
    public static Task LendAsync(string folder) =>
        Environment.IsPrivilegedProcess ? EndAsync(Start("chown", "-R", OrdinaryUser, folder)) : Task.CompletedTask;

    /// <summary>Runs a program to its end; fails with what it said when it fails.</summary>
    public static Task RunAsync(string program, params IEnumerable<string> arguments) => EndAsync(StartAsOrdinaryUser(program, arguments));

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
