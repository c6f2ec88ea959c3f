using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>
/// The time between being asked to stop and stopping. A node of several uses it to be missed by nobody: it is not ready any more and gives its duties
/// away at once, but goes on serving until a balancer has noticed. One that is alone has nobody to give anything to, and stops without it.
/// </summary>
internal sealed class Drain(Database database, IHostApplicationLifetime program, TimeProvider clock, ILogger<Drain> log) : IHostApplicationLifetime, IDisposable
{
    /// <summary>How long it lasts: a balancer that asks every second has asked twice, and what it had sent is answered.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _begun = new();
    private ITimer? _end;

    /// <summary>Cancelled when it begins.</summary>
    public CancellationToken Begun => _begun.Token;

    public CancellationToken ApplicationStarted => program.ApplicationStarted;

    public CancellationToken ApplicationStopping => program.ApplicationStopping;

    public CancellationToken ApplicationStopped => program.ApplicationStopped;

    /// <summary>Stops when the drain is over; whoever asks again does not want to wait for that.</summary>
    public void StopApplication()
    {
        if (database.IsShared && !Begun.IsCancellationRequested) Begin();
        else program.StopApplication();
    }

    public void Dispose()
    {
        _end?.Dispose();
        _begun.Dispose();
    }

    private void Begin()
    {
        log.DrainBegun(Length.TotalSeconds);
        _end = clock.CreateTimer(_ => program.StopApplication(), null, Length, Timeout.InfiniteTimeSpan);
        _begun.Cancel();
    }
}
