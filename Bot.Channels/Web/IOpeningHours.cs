namespace SupportBot.Channels.Web;

/// <summary>When people answer.</summary>
public interface IOpeningHours
{
    /// <summary>When people are back; null while they are there.</summary>
    DateTimeOffset? BackAt(DateTimeOffset now);
}

/// <summary>People are always there, as long as nobody says otherwise.</summary>
internal sealed class AlwaysOpen : IOpeningHours
{
    public DateTimeOffset? BackAt(DateTimeOffset now) => null;
}
