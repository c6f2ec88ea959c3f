namespace SupportBot;

/// <summary>Everything the program logs: ids only, never words, names or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Store: {Store}, schema {Schema}")]
    public static partial void StoreOpened(this ILogger log, string store, int schema);

    [LoggerMessage(2, LogLevel.Error, "The turn of conversation {Conversation} failed and will be taken again")]
    public static partial void TurnFailed(this ILogger log, long conversation, Exception problem);

    [LoggerMessage(3, LogLevel.Information, "Channel {Channel} is on")]
    public static partial void ChannelOn(this ILogger log, string channel);

    [LoggerMessage(4, LogLevel.Information, "Channel {Channel} is off: {Key} is not set")]
    public static partial void ChannelOff(this ILogger log, string channel, string key);

    [LoggerMessage(5, LogLevel.Error, "Channel {Channel} stopped: {Why}")]
    public static partial void ChannelStopped(this ILogger log, string channel, string why);

    [LoggerMessage(6, LogLevel.Warning, "Channel {Channel} failed and is started again")]
    public static partial void ChannelFailed(this ILogger log, string channel, Exception problem);

    [LoggerMessage(7, LogLevel.Warning, "Outbox row {Row} of channel {Channel}: {Outcome}, {Why}")]
    public static partial void DeliveryTrouble(this ILogger log, long row, string channel, string outcome, string why);

    [LoggerMessage(8, LogLevel.Error, "The outbox of channel {Channel} failed and goes on")]
    public static partial void OutboxFailed(this ILogger log, string channel, Exception problem);

    [LoggerMessage(9, LogLevel.Error, "Timers failed and go on")]
    public static partial void TimersFailed(this ILogger log, Exception problem);

    [LoggerMessage(10, LogLevel.Information, "Ready: customers write at {Address}/, agents answer at {Address}/desk")]
    public static partial void Ready(this ILogger log, string address);

    [LoggerMessage(11, LogLevel.Information, "Channel {Channel} runs on this node from now on (term {Term})")]
    public static partial void ChannelTaken(this ILogger log, string channel, long term);

    [LoggerMessage(12, LogLevel.Warning, "Channel {Channel} was lost by this node: another one takes it over, or this one does when it reaches the store again")]
    public static partial void ChannelLost(this ILogger log, string channel);

    [LoggerMessage(13, LogLevel.Information, "Asked to stop: not ready any more, and stops after {Seconds} s in which others take over")]
    public static partial void DrainBegun(this ILogger log, double seconds);

    [LoggerMessage(14, LogLevel.Information, "Outbox row {Row}: {Act} by agent {Agent}")]
    public static partial void OutboxByHand(this ILogger log, long row, string act, long agent);

    [LoggerMessage(15, LogLevel.Debug, "Channel {Channel} did not show that somebody is writing: {Why}")]
    public static partial void TypingNotShown(this ILogger log, string channel, string why);

    [LoggerMessage(16, LogLevel.Warning, "What waiting customers are told of the queue could not be brought up to date")]
    public static partial void QueueNewsFailed(this ILogger log, Exception problem);

    [LoggerMessage(17, LogLevel.Warning, "Calendars and policies could not be read; those known before hold on")]
    public static partial void PoliciesFailed(this ILogger log, Exception problem);

    [LoggerMessage(31, LogLevel.Warning, "Files that no message refers to could not be removed; it is tried again in an hour")]
    public static partial void LooseFilesLeft(this ILogger log, Exception problem);

    [LoggerMessage(40, LogLevel.Information, "Reading with model {Version} from now on")]
    public static partial void ModelTaken(this ILogger log, string version);

    [LoggerMessage(41, LogLevel.Error, "Model {Version} should be active and cannot be used; going on with {Last}: {Why}")]
    public static partial void ModelRefused(this ILogger log, string version, string last, string why);

    [LoggerMessage(42, LogLevel.Error, "Following the active model failed and goes on")]
    public static partial void ModelsFailed(this ILogger log, Exception problem);

    [LoggerMessage(44, LogLevel.Warning, "Model {Version} cannot read unseen: {Why}")]
    public static partial void ShadowRefused(this ILogger log, string version, string why);

    [LoggerMessage(43, LogLevel.Error, "A training of the classifier failed")]
    public static partial void TrainingFailed(this ILogger log, Exception problem);

    [LoggerMessage(45, LogLevel.Error, "Version {Version} of script {Script} should be in force and cannot be used by this program; the one before it goes on")]
    public static partial void ScriptLeftOut(this ILogger log, string script, int version);

    [LoggerMessage(46, LogLevel.Error, "Following the scripts that are in force failed and goes on")]
    public static partial void ScriptsFailed(this ILogger log, Exception problem);

    [LoggerMessage(30, LogLevel.Information, "The customer of ticket {Ticket} was erased by agent {Agent}")]
    public static partial void CustomerErased(this ILogger log, long ticket, long agent);

    [LoggerMessage(47, LogLevel.Warning, "What became of matters that first line worked on could not be read; it is tried again in ten minutes")]
    public static partial void OutcomesNotRead(this ILogger log, Exception problem);

    [LoggerMessage(85, LogLevel.Error, "Routing failed and goes on")]
    public static partial void RoutingFailed(this ILogger log, Exception problem);

    [LoggerMessage(60, LogLevel.Warning, "Reports about {Topic} rise: {Customers} customers")]
    public static partial void AlarmRaised(this ILogger log, Conversations.Topic topic, int customers);

    [LoggerMessage(61, LogLevel.Error, "Watching for incidents failed and goes on")]
    public static partial void IncidentsFailed(this ILogger log, Exception problem);
}
