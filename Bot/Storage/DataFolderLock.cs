namespace SupportBot.Storage;

/// <summary>Keeps a second process away from a data folder: two of them would both answer the same customers.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Makes the folder when it is not there, for its owner's eyes only: keys and what customers wrote are kept in it.</summary>
    /// <exception cref="StoreException">Another process holds the folder.</exception>
    public static DataFolderLock Take(string folder)
    {
        Make(folder);
        var path = Path.Combine(folder, "lock");
        try
        {
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException problem)
        {
            throw new StoreException($"{folder} is in use by another SupportBot. Stop that one, or give this one a folder of its own with Data:Path.", problem);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly);
    }
}
