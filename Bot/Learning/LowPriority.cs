using System.Runtime.InteropServices;

namespace SupportBot.Learning;

/// <summary>Runs what nobody waits for on a thread that everybody else goes before.</summary>
internal static class LowPriority
{
    private const int OfThread = 0;
    private const int Nice = 10;

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        });
        return done.Task;
    }

    public static void Start(Action work)
    {
        var thread = new Thread(() =>
        {
            Lower();
            work();
        }) { IsBackground = true, Priority = ThreadPriority.BelowNormal };
        thread.Start();
    }

    // Linux leaves the priority of a thread alone unless it is asked in its own words: there a nice value belongs to one thread
    // (https://man7.org/linux/man-pages/man2/setpriority.2.html, C library/kernel differences).
    private static void Lower()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(OfThread, 0, Nice);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, uint who, int priority);
}
