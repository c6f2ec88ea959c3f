namespace SupportBot;

/// <summary>A setting that cannot work. The message names the key and says what is allowed.</summary>
internal sealed class SettingException(string key, string allowed) : Exception($"{key}: {allowed}");
