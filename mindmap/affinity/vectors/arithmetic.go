package vectors

import "math"

// Scale gives v a length; a zero vector stays one.
func Scale(v []float64, length float64) {
	sum := Dot(v, v)
	if sum == 0 {
		return
	}
	f := length / math.Sqrt(sum)
	for i := range v {
		v[i] *= f
	}
}

// Dot is the product of two vectors of one length, in four sums that do not wait for each other.
func Dot(a, b []float64) float64 {
	var s [4]float64
	b = b[:len(a)]
	j := 0
	for ; j+4 <= len(a); j += 4 {
		s[0] += a[j] * b[j]
		s[1] += a[j+1] * b[j+1]
		s[2] += a[j+2] * b[j+2]
		s[3] += a[j+3] * b[j+3]
	}
	for ; j < len(a); j++ {
		s[0] += a[j] * b[j]
	}
	return s[0] + s[1] + s[2] + s[3]
}

// DotWith is the product with a vector of numbers.
func (v Vector) DotWith(a []float64) float64 {
	sum := 0.0
	for j, x := range a {
		sum += x * v.At(j)
	}
	return sum
}
