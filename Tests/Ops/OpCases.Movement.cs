using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <content>Movements and joins.</content>
internal static partial class OpCases
{
    private static OpCase[] Moving =>
    [
        new("Transpose", "a.T", Everything, "a.T")
        {
            More = [("NDArray.Transpose(a, 1, 0, 2)", "np.transpose(a, (1, 0, 2))"), ("NDArray.Transpose(a, -1, 0, 1)", "np.transpose(a, (-1, 0, 1))")],
        },
        new("Flip", "NDArray.Flip(a)", Everything, "np.flip(a)")
        {
            More = [("NDArray.Flip(a, 1)", "np.flip(a, 1)"), ("NDArray.Flip(a, -1)", "np.flip(a, -1)"), ("NDArray.Flip(a.T, [0, 2])", "np.flip(a.T, (0, 2))")],
        },

        new("Rot90", "NDArray.Rot90(a)", Everything, "np.rot90(a)")
        {
            More =
            [
                ("NDArray.Rot90(a, 2)", "np.rot90(a, 2)"), ("NDArray.Rot90(a, -1, [1, 2])", "np.rot90(a, -1, (1, 2))"), ("NDArray.Rot90(a, 7, [2, 0])", "np.rot90(a, 7, (2, 0))"),
                ("NDArray.Rot90(NDArray.Rot90(a, 1, [0, 2]), 1, [0, 1])", "np.rot90(np.rot90(a, 1, (0, 2)), 1, (0, 1))"), ("NDArray.Rot90(a, 0)", "a"),
            ],
        },
        new("SwapAxes", "a.SwapAxes(0, -1)", Everything, "np.swapaxes(a, 0, -1)") { More = [("NDArray.SwapAxes(a, 1, 0)", "np.swapaxes(a, 1, 0)"), ("a.SwapAxes(1, 1)", "a")] },
        new("MoveAxis", "NDArray.MoveAxis(a, 0, -1)", Everything, "np.moveaxis(a, 0, -1)")
        {
            More = [("NDArray.MoveAxis(a, [0, 1], [2, 0])", "np.moveaxis(a, [0, 1], [2, 0])"), ("NDArray.MoveAxis(a, \"k\", 0)", "np.moveaxis(a, 2, 0)"), ("NDArray.MoveAxis(a, [2, 0, 1], [-1, 1, 0])", "np.moveaxis(a, [2, 0, 1], [-1, 1, 0])")],
        },
        new("Squeeze", "NDArray.Squeeze(a[1..2], 0)", Everything, "a[1]")
        {
            Least = 2,
            More = [("a[1..2, .., ^1..].Squeeze()", "a[1, :, -1]"), ("a[.., 0..1].Squeeze([1])", "a[:, 0]"), ("a[NDArray.NewAxis].Squeeze(0)", "a")],
        },
        new("ExpandDims", "NDArray.ExpandDims(a, 1)", Everything, "np.expand_dims(a, 1)") { More = [("NDArray.ExpandDims(a, 0, -1)", "np.expand_dims(a, (0, -1))"), ("NDArray.ExpandDims(a.T, [-2])", "np.expand_dims(a.T, -2)")] },
        new("BroadcastTo", "NDArray.BroadcastTo(a, [2, a.GetLength(0), a.GetLength(1), a.GetLength(2)])", Everything, "np.broadcast_to(a, (2,) + a.shape)")
        {
            Least = 1,
            More = [("NDArray.BroadcastTo(a[.., ..1], [a.GetLength(0), 3, a.GetLength(2)])", "np.broadcast_to(a[:, :1], (a.shape[0], 3, a.shape[2]))"), ("NDArray.BroadcastTo(a[0, 0, 0], a.GetLength(1))", "np.broadcast_to(a[0, 0, 0], a.shape[1])")],
        },
        new("Reshape", "a.Reshape([-1, a.GetLength(2)])", Everything, "a.reshape(a.shape[0] * a.shape[1], a.shape[2])")
        {
            More =
            [
                ("NDArray.Reshape(a, -1)", "a.reshape(-1)"), ("a.Reshape([a.GetLength(0), 1, -1])", "a.reshape(a.shape[0], 1, a.shape[1] * a.shape[2])"), ("(a.Reshape([1, a.GetLength(2), -1]))", "a.reshape(1, a.shape[2], a.shape[0] * a.shape[1])"),
                ("NDArray.Flip(a, 0).Reshape([a.GetLength(0), -1])", "np.flip(a, 0).reshape(a.shape[0], a.shape[1] * a.shape[2])"), ("a.Reshape([-1, a.GetLength(2)]).T", "a.reshape(a.shape[0] * a.shape[1], a.shape[2]).T"),
                ("NDArray.MoveAxis(a, 0, -1).Reshape([-1, a.GetLength(0)])", "np.moveaxis(a, 0, -1).reshape(a.shape[1] * a.shape[2], a.shape[0])"),
                ("a.Reshape([a.GetLength(2), a.GetLength(0), a.GetLength(1)]).Reshape([a.GetLength(0), -1])", "a.reshape(a.shape[0], a.shape[1] * a.shape[2])"),
                ("NDArray.BroadcastTo(a, [2, a.GetLength(0), a.GetLength(1), a.GetLength(2)]).Reshape([2, -1])", "np.broadcast_to(a, (2,) + a.shape).reshape(2, a.size)"),
                ("a.T.Ravel()", "a.T.ravel()"), ("NDArray.Flip(a.T, 1).Reshape([a.GetLength(0), -1]).T", "np.flip(a.T, 1).reshape(a.shape[0], a.shape[1] * a.shape[2]).T"),
                ("NDArray.Flip(NDArray.Concatenate([a, a], 1).T.Ravel())", "np.concatenate([a, a], 1).T.ravel()[::-1]"), ("a[.., NDArray.Slice(null, null, -2)].Reshape([1, -1])", "a[:, ::-2].reshape(1, -1)"),
                ("(a.T.Ravel().Reshape([a.GetLength(0), -1, a.GetLength(1)])).T.Ravel()", "a.T.ravel().reshape(a.shape[0], a.shape[2], a.shape[1]).T.ravel()"),
            ],
        },
        new("Ravel", "a.Ravel()", Everything, "a.ravel()") { More = [("NDArray.Ravel(a[.., NDArray.NewAxis])", "a.ravel()"), ("NDArray.Flip(a.Ravel())", "np.flip(a.ravel())")] },
        new("Tile", "NDArray.Tile(a, [2, 1, 3])", Everything, "np.tile(a, (2, 1, 3))")
        {
            More =
            [
                ("NDArray.Tile(a, 2)", "np.tile(a, 2)"), ("NDArray.Tile(a.T, [2, 1, 3, 1])[1]", "np.tile(a.T, (2, 1, 3, 1))[1]"), ("NDArray.Tile(a[0, 0], [3, a.GetLength(0)])", "np.tile(a[0, 0], (3, a.shape[0]))"),
                ("NDArray.Tile(a[..1, .., ..1], [3, 1, 2])", "np.tile(a[:1, :, :1], (3, 1, 2))"), ("NDArray.Tile(NDArray.Flip(a, 0), [2, 2, 1])[1.., .., 0].T", "np.tile(np.flip(a, 0), (2, 2, 1))[1:, :, 0].T"),
            ],
            Least = 1,
        },
        new("Repeat", "NDArray.Repeat(a, 2, axis: 1)", Everything, "np.repeat(a, 2, 1)")
        {
            More =
            [
                ("a.Repeat(3)", "np.repeat(a, 3)"), ("a.T.Repeat(2, -1)[1..]", "np.repeat(a.T, 2, -1)[1:]"), ("a[.., ..1].Repeat(a.GetLength(0), 1)", "np.repeat(a[:, :1], a.shape[0], 1)"),
                ("a.Repeat(0, 0)", "np.repeat(a, 0, 0)"), ("a.Repeat(2, 0).Repeat(3, 1)", "np.repeat(np.repeat(a, 2, 0), 3, 1)"), ("NDArray.Flip(a).Repeat(1, 2)", "np.flip(a)"),
            ],
            Least = 1,
        },
        new("Trace", "a[..2, ..2].Trace()", Numbers, "np.trace(a[:2, :2], dtype=float if a.dtype.kind == 'f' else a.dtype).astype(a.dtype)")
        {
            Least = 2, Domains = [Positive(100)], Ulps = 2,
            More = [("(a[..2, ..2] * 2).Trace(1)", "np.trace(a[:2, :2] * a.dtype.type(2), 1, dtype=float if a.dtype.kind == 'f' else a.dtype).astype(a.dtype)"), ("a[.., ..2, ..2].T.Trace(offset: -1)", "np.trace(a[:, :2, :2].T, -1, dtype=float if a.dtype.kind == 'f' else a.dtype).astype(a.dtype)")],
        },
        new("Diagonal", "a[..2, ..2].Diagonal()", Everything, "np.diagonal(a[:2, :2])")
        {
            Least = 2,
            More =
            [
                ("NDArray.Diagonal(a[..2, ..2], 1)", "np.diagonal(a[:2, :2], 1)"), ("NDArray.Diagonal(a[.., ..2, ^2..].T, -1)", "np.diagonal(a[:, :2, -2:].T, -1)"), ("NDArray.Diagonal(a[..1, ..2])", "np.diagonal(a[:1, :2])"),
                ("NDArray.Diagonal(NDArray.Flip(a[..2, ..2], 1))", "np.diagonal(np.flip(a[:2, :2], 1))"), ("NDArray.Diagonal(a[..2, ..2], 2)", "np.diagonal(a[:2, :2], 2)"), ("NDArray.SlidingWindow(a[..2, ..2].Diagonal(), 2, 1)", "np.windows(np.diagonal(a[:2, :2]), 2, 1)"),
                ("NDArray.Diagonal(NDArray.Pad(a[..2, ..2], [1, 1, 0], PadMode.Edge))", "np.diagonal(np.pad(a[:2, :2], ((1, 1), (1, 1), (0, 0)), 'edge'))"), ("NDArray.Pad(a[..2, ..2].Diagonal(), 1, PadMode.Symmetric)", "np.pad(np.diagonal(a[:2, :2]), 1, 'symmetric')"),
                ("NDArray.Concatenate([a[..2, ..2].Diagonal(), NDArray.Roll(a[..2, ..2].Diagonal(), 1, 1)])", "(lambda d: np.concatenate([d, np.roll(d, 1, 1)]))(np.diagonal(a[:2, :2]))"), ("NDArray.Diagonal(a[..2, .., ..2].T[NDArray.Slice(null, null, 2), NDArray.Slice(null, 1, 2)])", "np.diagonal(a[:2, :, :2].T[::2, :1:2])"),
            ],
        },
        new("TriL", "NDArray.TriL(a)", Everything, "np.tril(a)") { More = [("NDArray.TriL(a, 2)", "np.tril(a, 2)"), ("NDArray.TriL(a.T, -1)", "np.tril(a.T, -1)"), ("NDArray.Flip(NDArray.TriL(a), 1)", "np.flip(np.tril(a), 1)")] },
        new("TriU", "NDArray.TriU(a)", Everything, "np.triu(a)") { More = [("NDArray.TriU(a, 2)", "np.triu(a, 2)"), ("NDArray.TriU(a, -1).T", "np.triu(a, -1).T")] },

        new("Index", "a[1..]", Everything, "a[1:]")
        {
            Least = 2,
            More =
            [
                ("a[..^1, 1..^1]", "a[:-1, 1:-1]"), ("a[.., .., ^1..]", "a[:, :, -1:]"), ("a[0]", "a[0]"), ("a[^1, .., 1..]", "a[-1, :, 1:]"), ("a[.., 1, -2]", "a[:, 1, -2]"),
                ("a[1, 0, ^1]", "a[1, 0, -1]"), ("a[1..1]", "a[1:1]"), ("a.T[1.., 0]", "a.T[1:, 0]"), ("a[.., 1].T[.., 1..]", "a[:, 1].T[:, 1:]"),
                ("a[1..][..^1, ^2]", "a[1:][:-1, -2]"), ("NDArray.Flip(a, [0, 2])[1.., 0]", "np.flip(a, (0, 2))[1:, 0]"), ("NDArray.Flip(a[1.., .., ..^1])", "np.flip(a[1:, :, :-1])"),
                ("a[NDArray.Slice(null, null, 2)]", "a[::2]"), ("a[1.., NDArray.Slice(null, null, -3)]", "a[1:, ::-3]"), ("a[.., .., NDArray.Slice(^1, 0, -2)]", "a[:, :, -1:0:-2]"),
                ("a[NDArray.Slice(-1, null, -2), 1, NDArray.Slice(1, ^1, 1)]", "a[-1::-2, 1, 1:-1]"), ("a[.., NDArray.Slice(1, null, 2)].T[NDArray.Slice(null, -1, 3)]", "a[:, 1::2].T[:-1:3]"),
                ("NDArray.Flip(a[.., .., NDArray.Slice(1, null, 3)], [0, 2])[NDArray.Slice(0, null, 5)]", "np.flip(a[:, :, 1::3], (0, 2))[::5]"),
                ("a[1..].Ravel()", "a[1:].ravel()"), ("a[.., 1.., 0].Ravel()", "a[:, 1:, 0].ravel()"), ("NDArray.Flip(a[..^1, 1..], 2).Reshape([-1, a.GetLength(2)])", "np.flip(a[:-1, 1:], 2).reshape(-1, a.shape[2])"),
                ("a[.., 1..].Reshape([-1, a.GetLength(2)])[1..].Ravel()", "a[:, 1:].reshape(-1, a.shape[2])[1:].ravel()"),
                ("a[NDArray.Ellipsis, 1]", "a[..., 1]"), ("a[1, NDArray.Ellipsis]", "a[1, ...]"), ("a[1.., NDArray.Ellipsis, ^1]", "a[1:, ..., -1]"), ("a[0, 1.., NDArray.Ellipsis, ^1]", "a[0, 1:, ..., -1]"),
                ("a[NDArray.NewAxis]", "a[np.newaxis]"), ("a[.., NDArray.NewAxis, 1.., 0]", "a[:, np.newaxis, 1:, 0]"), ("a[NDArray.Ellipsis, NDArray.NewAxis].T[0, .., NDArray.NewAxis]", "a[..., np.newaxis].T[0, :, np.newaxis]"),
                ("a[NDArray.Slice(a.GetLength(0) - 1, null), NDArray.Slice(null, a.GetLength(1) - 2, -1)]", "a[a.shape[0] - 1:, :a.shape[1] - 2:-1]"),
            ],
        },

        new("Concatenate", "NDArray.Concatenate([a, a])", Everything, "np.concatenate([a, a])")
        {
            More =
            [
                ("NDArray.Concatenate([a], 1)", "np.concatenate([a], 1)"), ("NDArray.Concatenate([a, NDArray.Flip(a), a[.., ..0], a], -2)", "np.concatenate([a, np.flip(a), a[:, :0], a], -2)"),
                ("NDArray.Concatenate([a.T, a.T], 1)[.., .., ^1..]", "np.concatenate([a.T, a.T], 1)[:, :, -1:]"), ("NDArray.Concatenate([NDArray.Concatenate([a, a], 2), a], 2).T", "np.concatenate([a, a, a], 2).T"),
            ],
            Least = 1,
        },
        new("Stack", "NDArray.Stack([a, a])", Everything, "np.stack([a, a])")
        {
            More = [("NDArray.Stack([a, NDArray.Flip(a), a], -1)", "np.stack([a, np.flip(a), a], -1)"), ("NDArray.Stack([a], 1)", "np.stack([a], 1)"), ("NDArray.Stack([a, a.T.T], 2)[.., .., 1]", "a")],
        },
        new("Split", "Halves(NDArray.Concatenate([a, NDArray.Flip(a, 0)]))", Everything, "np.concatenate([a[::-1], a], 1)"),
        new("MeshGrid", "Cells(a[0, 0], a[.., 0, 0])", Everything, "np.concatenate([np.meshgrid(a[0, 0], a[:, 0, 0])[1], np.meshgrid(a[0, 0], a[:, 0, 0])[0]])")
        {
            More = [("Corners(a[0, 0], a[0, .., 0], a[.., 0, 0])", "np.stack(np.meshgrid(a[0, 0], a[0, :, 0], a[:, 0, 0], indexing='ij'))")],
            Least = 1,
        },
        new("Roll", "NDArray.Roll(a, 1, 0)", Everything, "np.roll(a, 1, 0)")
        {
            Least = 2,
            More = [("NDArray.Roll(a, -2, [1, 2])", "np.roll(a, -2, (1, 2))"), ("NDArray.Roll(a.T, 2, -1)[1..]", "np.roll(a.T, 2, -1)[1:]"), ("NDArray.Flip(NDArray.Roll(a, -1, 2))", "np.flip(np.roll(a, -1, 2))"), ("NDArray.Roll(NDArray.Stack([a, NDArray.Flip(a), a]), -7, 0)", "np.roll(np.stack([a, np.flip(a), a]), -7, 0)")],
        },
        new("Pad", "NDArray.Pad(a, 2)", Everything, "np.pad(a, 2)")
        {
            Least = 2,
            More =
            [
                ("NDArray.Pad(a, (1, 3), PadMode.Edge)", "np.pad(a, (1, 3), 'edge')"), ("NDArray.Pad(a, [0, (1, 0), 1], PadMode.Reflect)", "np.pad(a, ((0, 0), (1, 0), (1, 1)), 'reflect')"),
                ("NDArray.Pad(a, (2, 1), PadMode.Symmetric)", "np.pad(a, (2, 1), 'symmetric')"), ("NDArray.Pad(a, [(2, 1), 0, (0, 2)], PadMode.Wrap)", "np.pad(a, ((2, 1), (0, 0), (0, 2)), 'wrap')"),
                ("NDArray.Pad(NDArray.Flip(a), 1, PadMode.Edge).T[1..]", "np.pad(np.flip(a), 1, 'edge').T[1:]"), ("NDArray.Pad(NDArray.Pad(a, 1, PadMode.Reflect), 2, PadMode.Edge)", "np.pad(np.pad(a, 1, 'reflect'), 2, 'edge')"),
                ("NDArray.Pad(NDArray.Pad(a, 1), (2, 0), PadMode.Symmetric)", "np.pad(np.pad(a, 1), (2, 0), 'symmetric')"), ("NDArray.Pad(a, 1, PadMode.Reflect)[0, .., NDArray.Slice(null, null, -2)]", "np.pad(a, 1, 'reflect')[0, :, ::-2]"),
                ("a[[1, 0, 1]]", "a[[1, 0, 1]]"), ("a[.., [1, -1, 0]]", "a[:, [1, -1, 0]]"), ("a[1.., .., [-2, 1, 1, 0, -1]]", "a[1:, :, [-2, 1, 1, 0, -1]]"), ("a[.., [0]]", "a[:, [0]]"),
                ("a[[]]", "a[[]]"), ("a[.., .., []]", "a[:, :, []]"), ("a[[0, -1], [1, 0]]", "a[[0, -1], [1, 0]]"), ("a[.., [1, 0, 1], [0, -1, 1]]", "a[:, [1, 0, 1], [0, -1, 1]]"),
                ("a[[1, 0], .., [0, 1]]", "a[[1, 0], :, [0, 1]]"), ("a[[1], [0, 1, 1], [-1]]", "a[[1], [0, 1, 1], [-1]]"), ("a[0, [1, 0]]", "a[0, [1, 0]]"), ("a[.., [1, 0, 1], ^1]", "a[:, [1, 0, 1], -1]"),
                ("a[0, .., [1, 1, 0]]", "a[0, :, [1, 1, 0]]"), ("a[[1, 0, 1], .., 0]", "a[[1, 0, 1], :, 0]"), ("a.T[.., [1, 0], [0, 1]]", "a.T[:, [1, 0], [0, 1]]"),
                ("a[.., [1, 0, 1]].T[[0, -1]]", "a[:, [1, 0, 1]].T[[0, -1]]"), ("NDArray.Flip(a[[1, 0, 1]], 0)[.., [1, 0]]", "np.flip(a[[1, 0, 1]], 0)[:, [1, 0]]"),
                ("a[1..][.., [0, 1]][[0, 0, -1]]", "a[1:][:, [0, 1]][[0, 0, -1]]"), ("a[[0, 1, 1, 0]][NDArray.Slice(^1, null, -2)]", "a[[0, 1, 1, 0]][::-2]"), ("a[[0, 1, 1]][2]", "a[[0, 1, 1]][2]"),
                ("a[NDArray.Slice(null, null, -1)][[0, 1, -1]]", "a[::-1][[0, 1, -1]]"), ("a[[0, 1, -1]][[2, 0, 0]][1..]", "a[[0, 1, -1]][[2, 0, 0]][1:]"),
                ("a[[1, 0], NDArray.NewAxis, [0, 1]]", "a[[1, 0], None, [0, 1]]"), ("a[NDArray.NewAxis, .., [1, 0, 1]]", "a[None, :, [1, 0, 1]]"), ("a[NDArray.Ellipsis, [0, 2, 2]]", "a[..., [0, 2, 2]]"),
                ("a[[0, 1], NDArray.Ellipsis, [2, 0]]", "a[[0, 1], ..., [2, 0]]"), ("a[0, NDArray.NewAxis, [1, 0]]", "a[0, None, [1, 0]]"), ("a[[0, 1], [1, 0], NDArray.NewAxis]", "a[[0, 1], [1, 0], None]"),
                ("NDArray.Pad(a, 1, PadMode.Edge)[[0, 1, -1]]", "np.pad(a, 1, 'edge')[[0, 1, -1]]"), ("NDArray.Pad(a, (1, 0), PadMode.Symmetric)[.., [0, 2, -1], [-1, 0, 1]]", "np.pad(a, (1, 0), 'symmetric')[:, [0, 2, -1], [-1, 0, 1]]"),
                ("NDArray.Pad(a, 1, PadMode.Reflect)[.., [0, -1, 1, -2]]", "np.pad(a, 1, 'reflect')[:, [0, -1, 1, -2]]"), ("NDArray.Pad(a, [(0, 1), 1, (1, 0)])[.., [0, 1, -1]]", "np.pad(a, ((0, 1), (1, 1), (1, 0)))[:, [0, 1, -1]]"),
                ("NDArray.Pad(a[[1, 0, 1]], 1, PadMode.Symmetric)", "np.pad(a[[1, 0, 1]], 1, 'symmetric')"), ("NDArray.Pad(a[.., [1, 0]], 1)", "np.pad(a[:, [1, 0]], 1)"), ("NDArray.Pad(a[.., .., [2, 0, 1]], 2, PadMode.Wrap)", "np.pad(a[:, :, [2, 0, 1]], 2, 'wrap')"),
                ("NDArray.Pad(a[[1, 0, 1]], (2, 1), PadMode.Edge)[[0, 2, -1]]", "np.pad(a[[1, 0, 1]], (2, 1), 'edge')[[0, 2, -1]]"), ("NDArray.Pad(a.T, 1, PadMode.Edge)[.., [-1, 0]].T", "np.pad(a.T, 1, 'edge')[:, [-1, 0]].T"),
                ("NDArray.Concatenate([a, a[[1, 0]]])", "np.concatenate([a, a[[1, 0]]])"), ("NDArray.Concatenate([a[.., [0]], a], 1)[.., [0, -1, 1]]", "np.concatenate([a[:, [0]], a], 1)[:, [0, -1, 1]]"),
                ("NDArray.Concatenate([a, a])[[0, -1]]", "np.concatenate([a, a])[[0, -1]]"), ("NDArray.Concatenate([a[[]], a[[1, 0]]])", "np.concatenate([a[[]], a[[1, 0]]])"), ("NDArray.Concatenate([a[[]], a])[[1, 0]]", "np.concatenate([a[[]], a])[[1, 0]]"),
                ("NDArray.Roll(a, 1, 0)[[0, 1, -1]]", "np.roll(a, 1, 0)[[0, 1, -1]]"), ("NDArray.Roll(a[[0, 1, 1]], 1, 0)", "np.roll(a[[0, 1, 1]], 1, 0)"), ("NDArray.Roll(a, -1, 2)[.., .., [2, 0]]", "np.roll(a, -1, 2)[:, :, [2, 0]]"),
                ("NDArray.Stack([a[[0, 1]], a[[1, 0]]], 1)", "np.stack([a[[0, 1]], a[[1, 0]]], 1)"), ("NDArray.Stack([a, a], 1)[.., [1, 0, 0]]", "np.stack([a, a], 1)[:, [1, 0, 0]]"),
                ("NDArray.Diagonal(a[[1, 0]][.., [0, 1]])", "np.diagonal(a[[1, 0]][:, [0, 1]])"), ("NDArray.Diagonal(a[[1, 0]][.., ..2])", "np.diagonal(a[[1, 0]][:, :2])"), ("NDArray.Diagonal(a[..2, ..2])[.., [1, 0]]", "np.diagonal(a[:2, :2])[:, [1, 0]]"),
                ("a[[1, 0, 1]].Reshape([3, -1])", "a[[1, 0, 1]].reshape(3, -1)"), ("NDArray.TriL(a[.., [0, 1, 1]], 1)", "np.tril(a[:, [0, 1, 1]], 1)"), ("NDArray.BroadcastTo(a[0, [1, 0]], [3, 2, a.GetLength(2)])", "np.broadcast_to(a[0, [1, 0]], (3, 2, a.shape[2]))"),
                ("a.Reshape([a.GetLength(0), -1])[[1, 0]]", "a.reshape(a.shape[0], -1)[[1, 0]]"),
            ],
        },
        new("Take", "NDArray.Take(a, [1, 0, -1], 0)", Everything, "np.take(a, [1, 0, -1], 0)")
        {
            Least = 2,
            More =
            [
                ("NDArray.Take(a, [0, 1, 1, 0], -1)", "np.take(a, [0, 1, 1, 0], -1)"), ("NDArray.Take(a, -1, 1)", "np.take(a, -1, 1)"), ("NDArray.Take(a.T, [1], axis: 1)", "np.take(a.T, [1], axis=1)"),
                ("NDArray.Take(a, NDArray.Arange<long>(2), 1)", "np.take(a, np.arange(2), 1)"), ("a[.., .., NDArray.Arange<int>(2) - 1]", "a[:, :, np.arange(2) - 1]"), ("NDArray.Take(a.T, NDArray.Arange<int>(2)[.., NDArray.NewAxis] - NDArray.Arange<int>(2), 1)", "np.take(a.T, np.arange(2)[:, None] - np.arange(2), 1)"),
                ("a[NDArray.Arange<long>(2), [1, 0]]", "a[np.arange(2), [1, 0]]"), ("a[[1, 0], .., NDArray.Arange<long>(2)[.., NDArray.NewAxis]]", "a[[1, 0], :, np.arange(2)[:, None]]"), ("a[0, .., NDArray.Arange<long>(2)]", "a[0, :, np.arange(2)]"),
                ("a[0, NDArray.Arange<long>(2)]", "a[0, np.arange(2)]"), ("a[NDArray.Arange<int>(2), NDArray.NewAxis, -NDArray.Arange<long>(2)]", "a[np.arange(2), None, -np.arange(2)]"), ("a[NDArray.Arange<int>(2)].T", "a[np.arange(2)].T"),
            ],
        },
        new("TakeAlongAxis", "NDArray.TakeAlongAxis(a, NDArray.Arange<long>(2)[NDArray.NewAxis, .., NDArray.NewAxis], 1)", Everything, "np.take_along_axis(a, np.arange(2)[None, :, None], 1)")
        {
            Least = 2,
            More = [("NDArray.TakeAlongAxis(a, NDArray.ArgMax(a, 1, keepDims: true), 1)", "np.take_along_axis(a, np.argmax(a, 1, keepdims=True), 1)"), ("NDArray.TakeAlongAxis(a.T, NDArray.ArgMin(a.T, 0, keepDims: true) - 1, 0)", "np.take_along_axis(a.T, np.argmin(a.T, 0, keepdims=True) - 1, 0)"),
                ("NDArray.TakeAlongAxis(a, NDArray.Arange<int>(2)[NDArray.NewAxis, NDArray.NewAxis] * 0 - 1, -1)[.., 1..]", "np.take_along_axis(a, np.arange(2)[None, None] * 0 - 1, -1)[:, 1:]")],
        },
    ];
}
