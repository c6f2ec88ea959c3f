using System.Globalization;

namespace SupportBot.Channels.Discord;

/// <summary>
/// The name of a customer's private thread. It holds the whole id, in letters and digits, and no digest of it: two customers
/// must never share a thread.
/// </summary>
internal static class ThreadName
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string For(string userId)
    {
        var rest = ulong.Parse(userId, CultureInfo.InvariantCulture);
        var code = "";
        do
        {
            code = Digits[(int)(rest % 36)] + code;
            rest /= 36;
        }
        while (rest > 0);
        return $"support-{code}";
    }
}
