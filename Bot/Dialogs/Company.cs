namespace SupportBot.Dialogs;

/// <summary>Settings under <c>Company</c>: what customers are told about the company behind the bot.</summary>
/// <param name="Zone">The time zone promised times are said in: <c>Company:TimeZone</c>, an IANA name; the machine's own by default.</param>
internal sealed record Company(TimeZoneInfo Zone)
{
    public static Company Read(IConfiguration configuration)
    {
        if (configuration["Company:TimeZone"] is not { Length: > 0 } name) return new Company(TimeZoneInfo.Local);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? new Company(zone)
            : throw new SettingException("Company:TimeZone", $"'{name}' is no time zone this machine knows. Use an IANA name such as Europe/Warsaw.");
    }
}
