namespace SupportBot.Storage;

/// <summary>A duty where there is only one process: nobody else could do it.</summary>
internal sealed class SoleDuty : IDuty
{
    public Term? Term => null;

    public CancellationToken Lost => CancellationToken.None;

    public bool IsHeld => true;

    public Task LoseAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;
}
