using System.ComponentModel.DataAnnotations;

namespace SupportBot.Storage;

/// <summary>How many connections a node opens: settings under <c>Data</c>. Three more are used to wake other nodes, and one a channel.</summary>
internal sealed class PostgresOptions
{
    /// <summary>Connections that write side by side.</summary>
    [Range(1, 64, ErrorMessage = "Data:Writers must be 1 to 64.")]
    public int Writers { get; init; } = 4;

    /// <summary>The most connections that read at the same time.</summary>
    [Range(1, 500, ErrorMessage = "Data:Readers must be 1 to 500.")]
    public int Readers { get; init; } = 12;
}
