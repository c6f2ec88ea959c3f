namespace SupportBot.Tests.Support;

/// <summary>A data folder that outlives restarts of the product and is deleted with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("supportbot-data-").FullName;

    public string Database => System.IO.Path.Combine(Path, "supportbot.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
