using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>File status on Linux, by statx, whose record is the same on every architecture, and on macOS, by stat.</summary>
internal static unsafe class UnixFileStatus
{
    private const int RecordBytes = 256;
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7ff;

    public static FileStatus? Of(string path)
    {
        byte* record = stackalloc byte[RecordBytes];
        int result = OperatingSystem.IsLinux() ? LibC.StatX(CurrentFolder, path, 0, BasicFields, record)
            : IsArm ? LibC.StatMacArm64(path, record)
            : LibC.StatMacX64(path, record);
        return result == 0 ? Parse(new ReadOnlySpan<byte>(record, RecordBytes)) : null;
    }

    public static FileStatus Of(SafeFileHandle file)
    {
        byte* record = stackalloc byte[RecordBytes];
        int result = OperatingSystem.IsLinux() ? LibC.StatX(file, "", EmptyPath, BasicFields, record)
            : IsArm ? LibC.FStatMacArm64(file, record)
            : LibC.FStatMacX64(file, record);
        if (result != 0)
        {
            throw new ArrayStorageException($"The status of an open file cannot be read: {LibC.Message(Marshal.GetLastPInvokeError())}.");
        }

        return Parse(new ReadOnlySpan<byte>(record, RecordBytes));
    }

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static FileStatus Parse(ReadOnlySpan<byte> record) => OperatingSystem.IsLinux() ? ParseStatX(record) : ParseMacStat(record);

    private static FileStatus ParseStatX(ReadOnlySpan<byte> record)
    {
        int mode = MemoryMarshal.Read<ushort>(record[28..]);
        long device = ((long)ReadUInt32(record, 136) << 32) | ReadUInt32(record, 140);
        return new FileStatus(
            new FileIdentity(device, ReadInt64(record, 32)),
            KindOf(mode),
            ReadInt64(record, 40),
            Nanoseconds(ReadInt64(record, 112), ReadUInt32(record, 120)),
            mode & 0xFFF,
            ReadUInt32(record, 20),
            ReadUInt32(record, 16));
    }

    private static FileStatus ParseMacStat(ReadOnlySpan<byte> record)
    {
        int mode = MemoryMarshal.Read<ushort>(record[4..]);
        return new FileStatus(
            new FileIdentity(ReadUInt32(record, 0), ReadInt64(record, 8)),
            KindOf(mode),
            ReadInt64(record, 96),
            Nanoseconds(ReadInt64(record, 48), ReadInt64(record, 56)),
            mode & 0xFFF,
            ReadUInt32(record, 16),
            MemoryMarshal.Read<ushort>(record[6..]));
    }

    private static long Nanoseconds(long seconds, long nanoseconds) => unchecked((seconds * 1_000_000_000) + nanoseconds);

    private static FileKind KindOf(int mode) => (mode >> 12) switch
    {
        8 => FileKind.Regular,
        4 => FileKind.Folder,
        1 => FileKind.Pipe,
        12 => FileKind.Socket,
        _ => FileKind.Device,
    };

    private static uint ReadUInt32(ReadOnlySpan<byte> record, int offset) => MemoryMarshal.Read<uint>(record[offset..]);

    private static long ReadInt64(ReadOnlySpan<byte> record, int offset) => MemoryMarshal.Read<long>(record[offset..]);
}
