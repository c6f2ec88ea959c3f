using SupportBot.Storage;

namespace SupportBot;

/// <summary>
/// What a start needs of the store. One that is only starting, changing over or very busy is waited for, as when containers start side by side;
/// what somebody has to put right stops the start at once.
/// </summary>
internal static class StoreOpening
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc cref="InsistAsync"/>
    public static Task<Database> OpenAsync(IEngine engine, TextWriter console, TimeProvider clock) =>
        InsistAsync(() => Database.OpenAsync(engine), console, clock);

    /// <param name="ask">May be called several times.</param>
    /// <param name="console">Where it is said what is waited for.</param>
    /// <exception cref="StoreException">What is wrong and what to do about it.</exception>
    public static async Task<T> InsistAsync<T>(Func<Task<T>> ask, TextWriter console, TimeProvider clock)
    {
        var (until, said) = (clock.GetUtcNow() + Patience, "");
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreException away) when (away.IsAway && clock.GetUtcNow() < until)
            {
                if (away.Message != said) await console.WriteLineAsync($"{said = away.Message} Waiting for it, at most {Patience.TotalSeconds:0} s.");
            }
            await Task.Delay(Pause, clock);
        }
    }
}
