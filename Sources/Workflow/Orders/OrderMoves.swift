package import Domain

/// The moves of orders. Source: the reference table `order-moves`.
package typealias OrderMoves = StateMoves<OrderMove, OrderState>
