namespace SupportBot;

internal static partial class Log
{
    [LoggerMessage(EventId = 500, Level = LogLevel.Warning, Message = "Admin:Password has fewer than {Least} characters. Change it after signing in.")]
    public static partial void ShortAdminPassword(this ILogger log, int least);

    [LoggerMessage(EventId = 501, Level = LogLevel.Information, Message = "Agent {Agent} signed in.")]
    public static partial void AgentSignedIn(this ILogger log, long agent);

    [LoggerMessage(EventId = 502, Level = LogLevel.Warning, Message = "A sign-in was refused.")]
    public static partial void SignInRefused(this ILogger log);

    [LoggerMessage(EventId = 503, Level = LogLevel.Warning, Message = "Too many sign-in attempts; refused for {Seconds} s.")]
    public static partial void SignInLimited(this ILogger log, int seconds);

    [LoggerMessage(EventId = 504, Level = LogLevel.Warning, Message = "An agent or a program could not be served: the store does not work.")]
    public static partial void DeskUnavailable(this ILogger log, Exception problem);

    [LoggerMessage(EventId = 505, Level = LogLevel.Error, Message = "An agent or a program could not be served: a fault of ours.")]
    public static partial void DeskFault(this ILogger log, Exception fault);
}
