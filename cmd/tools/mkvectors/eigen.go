package main

import "math"

const (
	maxRotations = 100 // rounds over the whole matrix; some ten are enough in practice
	tiny         = 1e-24
)

// eigen is the eigenvalues of a symmetric matrix, and its eigenvectors as columns, by Jacobi's method of rotations
// (Golub and Van Loan, Matrix Computations, 8.5). The matrix is used up.
func eigen(m [][]float64) (values []float64, axes [][]float64) {
	n := len(m)
	axes = make([][]float64, n)
	for i := range axes {
		axes[i] = make([]float64, n)
		axes[i][i] = 1
	}
	for range maxRotations {
		if offDiagonal(m) < tiny {
			break
		}
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(m, axes, p, q)
			}
		}
	}
	values = make([]float64, n)
	for i := range values {
		values[i] = m[i][i]
	}
	return values, axes
}

// offDiagonal is the sum of the squares off the diagonal.
func offDiagonal(m [][]float64) float64 {
	sum := 0.0
	for i := range m {
		for j := range i {
			sum += 2 * m[i][j] * m[i][j]
		}
	}
	return sum
}

// rotate makes m[p][q] zero.
func rotate(m, axes [][]float64, p, q int) {
	if m[p][q] == 0 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := math.Copysign(1, theta) / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range m {
		a, b := m[k][p], m[k][q]
		m[k][p], m[k][q] = c*a-s*b, s*a+c*b
	}
	for k := range m {
		a, b := m[p][k], m[q][k]
		m[p][k], m[q][k] = c*a-s*b, s*a+c*b
	}
	for k := range axes {
		a, b := axes[k][p], axes[k][q]
		axes[k][p], axes[k][q] = c*a-s*b, s*a+c*b
	}
}
