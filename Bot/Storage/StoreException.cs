namespace SupportBot.Storage;

/// <summary>The store could not do its work (locked, full, damaged). Nothing of the refused write was kept.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
