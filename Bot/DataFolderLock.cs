using SupportBot.Storage;

namespace SupportBot;

/// <summary>Keeps a second process away from a data folder: two of them would both answer the same customers.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreException">Another process holds the folder.</exception>
    public static DataFolderLock Take(string folder)
    {
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
}
