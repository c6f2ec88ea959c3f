using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>One place in a cluster: its processes come and go, its address stays.</summary>
internal sealed class ClusterNode(int number, Uri address, Func<string, IEnumerable<(string Key, string Value)>> settingsOf) : IAsyncDisposable
{
    private readonly DataFolder _folder = new();
    private readonly List<BotProcess> _lives = [];

    /// <summary>The process that is there now, as messengers know it.</summary>
    public string Who => $"{number}_{_lives.Count}";

    /// <summary>Whether it serves: not being started, frozen or dead.</summary>
    public bool IsUp { get; private set; }

    /// <summary>What its processes wrote to their consoles.</summary>
    public string Output => string.Join('\n', _lives.Select((life, i) => $"--- {number}_{i + 1}\n{life.Output}"));

    private BotProcess Process => _lives[^1];

    public async Task StartAsync()
    {
        // Known by the name of the life that begins.
        _lives.Add(BotProcess.Start([("urls", address.ToString()), ("Data:Path", _folder.Path), .. settingsOf($"{number}_{_lives.Count + 1}")]));
        await Process.ServesAsync();
        IsUp = true;
    }

    public async Task KillAsync()
    {
        IsUp = false;
        await Process.KillAsync();
    }

    public async Task FreezeAsync()
    {
        IsUp = false;
        await Process.FreezeAsync();
    }

    public async Task ThawAsync()
    {
        await Process.ThawAsync();
        IsUp = true;
    }

    /// <summary>Asks it to stop; answers how long that took.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        IsUp = false;
        return await Process.TerminateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var life in _lives) await life.DisposeAsync();
        _folder.Dispose();
    }
}
